package vn.dossier.nightly;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.nightly.end.GateFailedException;
import vn.dossier.nightly.end.GateFailedException.Kind;
import vn.dossier.nightly.gate.Disappearance;
import vn.dossier.nightly.gate.MeasuredCheck;
import vn.dossier.nightly.gate.MeasuredChecks;
import vn.dossier.nightly.gate.QuarantineLimits;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.scope.Selection;
import vn.dossier.warehouse.changes.CatalogueReads;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.publish.RetiredFacts;
import vn.dossier.warehouse.publish.Verification;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RunPlan;

/**
 * The gate: keeps the result of every check, and stops the run when an identity is broken, the
 * catalogue that it classified with was one of a moment, a limit or a threshold for errors is
 * exceeded.
 */
@Component("verifyFactsTasklet")
final class VerifyFacts implements Tasklet {

  private static final Logger log = LoggerFactory.getLogger(VerifyFacts.class);

  private final Verification verification;
  private final ChecksumStore checksums;
  private final MeasuredChecks measured;
  private final QuarantineLimits quarantine;
  private final Disappearance disappearance;
  private final RetiredFacts retired;
  private final CatalogueReading catalogue;
  private final CatalogueReads reads;
  private final TransactionTemplate ownTransaction;

  VerifyFacts(
      Verification verification,
      ChecksumStore checksums,
      MeasuredChecks measured,
      QuarantineLimits quarantine,
      Disappearance disappearance,
      RetiredFacts retired,
      CatalogueReading catalogue,
      CatalogueReads reads,
      PlatformTransactionManager warehouse) {
    this.verification = verification;
    this.checksums = checksums;
    this.measured = measured;
    this.quarantine = quarantine;
    this.disappearance = disappearance;
    this.retired = retired;
    this.catalogue = catalogue;
    this.reads = reads;
    // The results must outlive the step's transaction when the gate fails
    this.ownTransaction = new TransactionTemplate(warehouse);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution step = contribution.getStepExecution();
    RunPlan plan = DossierItems.plan(step);
    List<Check> limits = new ArrayList<>();
    List<Check> lost = new ArrayList<>();
    List<Check> asked = new ArrayList<>();
    // None of them needs what another has found
    List<Check> identities =
        verification.identities(
            plan,
            () -> {
              asked.addAll(measured.of(plan));
              limits.addAll(quarantine.checks(plan));
              lost.addAll(disappearance.checks(plan));
            });
    boolean wouldVanish = lost.stream().anyMatch(Check::stops);
    Acceptance accepted = RunParameters.of(step.getJobExecution()).accepted();
    List<Check> checks = new ArrayList<>(identities);
    checks.addAll(limits);
    checks.addAll(asked);
    if (plan.scope().selection() == Selection.RANGE) {
      checks.add(verification.stoppedNight(MeasuredCheck.ofWhatVanishes()));
    }
    checks.addAll(accepted == null ? lost : letPass(lost, accepted));
    boolean stoodStill = reads.stoodStill(step.getJobExecutionId(), catalogue.checksum());
    Check moved = reads.check(plan, step.getJobExecutionId(), stoodStill);
    checks.add(moved);
    ownTransaction.executeWithoutResult(
        status -> {
          verification.store(step.getJobExecutionId(), checks);
          reads.note(step.getJobExecutionId(), stoodStill);
          if (wouldVanish) {
            keep(step.getJobExecutionId(), accepted);
          }
        });
    for (Check check : checks) {
      if (!check.passed()) {
        log.warn("Check {}: {}", check.stops() ? "failed" : "warns", check);
      }
    }
    List<Check> failed = checks.stream().filter(Check::stops).toList();
    if (!failed.isEmpty()) {
      boolean over = limits.stream().anyMatch(Check::stops);
      if (identities.stream().anyMatch(VerifyFacts::blamesChecksums)) {
        ownTransaction.executeWithoutResult(status -> checksums.distrust());
      }
      throw new GateFailedException(
          identities.stream().anyMatch(Check::stops)
              ? Kind.IDENTITY
              // What would vanish may have gone with it
              : moved.stops()
                  ? Kind.CATALOGUE
                  : wouldVanish && accepted == null
                      ? Kind.RETIRED
                      : over ? Kind.REJECTS : Kind.THRESHOLD,
          failed,
          over ? quarantine.commonest(plan) : List.of());
    }
    return RepeatStatus.FINISHED;
  }

  private static List<Check> letPass(List<Check> lost, Acceptance accepted) {
    return lost.stream()
        .map(
            check ->
                check.stops()
                    ? check.letPass(
                        "%s; %s on %s let it pass at %s"
                            .formatted(
                                check.detail(), accepted.account(), accepted.host(), accepted.at()))
                    : check)
        .toList();
  }

  private void keep(long jobExecutionId, Acceptance accepted) {
    retired.keep(jobExecutionId);
    if (accepted != null) {
      retired.accept(jobExecutionId, accepted.account(), accepted.host(), accepted.at());
    }
  }

  // What was not read does not add up: the source has moved rows in or out of it meanwhile
  private static boolean blamesChecksums(Check check) {
    return check.stops() && check.name().equals(Verification.PARTITIONS);
  }
}
