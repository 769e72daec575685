package vn.dossier.nightly;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.source.DossierSource;
import vn.dossier.source.FingerprintSource;
import vn.dossier.warehouse.FingerprintStore;
import vn.dossier.warehouse.RunPlan;
import vn.dossier.warehouse.Verification;
import vn.dossier.warehouse.Verification.Check;

/** The gate: keeps the result of every check, and stops the run when an identity is broken. */
@Component("verifyFactsTasklet")
final class VerifyFacts implements Tasklet {

  private static final Logger log = LoggerFactory.getLogger(VerifyFacts.class);

  private final Verification verification;
  private final DossierSource source;
  private final FingerprintSource fingerprintSource;
  private final FingerprintStore fingerprints;
  private final TransactionTemplate ownTransaction;

  VerifyFacts(
      Verification verification,
      DossierSource source,
      FingerprintSource fingerprintSource,
      FingerprintStore fingerprints,
      PlatformTransactionManager warehouse) {
    this.verification = verification;
    this.source = source;
    this.fingerprintSource = fingerprintSource;
    this.fingerprints = fingerprints;
    // The results must outlive the step's transaction when the gate fails
    this.ownTransaction = new TransactionTemplate(warehouse);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution step = contribution.getStepExecution();
    RunPlan plan = DossierSteps.plan(step);
    List<Check> checks = new ArrayList<>(verification.identities(plan));
    if (fingerprints.isTried(plan)) {
      checks.add(
          Verification.fingerprints(
              fingerprints.missed(
                  plan, () -> fingerprintSource.take(plan.scope(), plan.lastReceiptDay()))));
    }
    if (!plan.changesOnly()) {
      // Else the source has counted what was not read, and partitions-add-up compared it
      ExecutionContext planned = step.getJobExecution().getExecutionContext();
      checks.add(
          Verification.sourceCount(PlanContext.sourceCount(planned), source.count(plan.scope())));
    }
    ownTransaction.executeWithoutResult(
        status -> verification.store(step.getJobExecutionId(), checks));
    for (Check check : checks) {
      if (!check.passed()) {
        log.warn(
            "Check {} ({}): observed {}, allowed {}",
            check.name(),
            check.severity(),
            check.observed(),
            check.allowed());
      }
    }
    List<Check> failed = checks.stream().filter(Check::stops).toList();
    if (!failed.isEmpty()) {
      throw new GateFailedException(failed);
    }
    return RepeatStatus.FINISHED;
  }
}
