package vn.dossier.nightly;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import vn.dossier.source.FingerprintSource;
import vn.dossier.warehouse.Aggregation;
import vn.dossier.warehouse.RunPlan;

/** Computes the touched cells aside. */
@Component("aggregateFactsTasklet")
final class AggregateFacts implements Tasklet {

  private final Aggregation aggregation;
  private final FingerprintSource fingerprints;

  AggregateFacts(Aggregation aggregation, FingerprintSource fingerprints) {
    this.aggregation = aggregation;
    this.fingerprints = fingerprints;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution step = contribution.getStepExecution();
    RunPlan plan = DossierSteps.plan(step);
    aggregation.compute(
        plan,
        step.getJobExecutionId(),
        buckets -> fingerprints.take(plan.scope(), plan.lastReceiptDay(), buckets));
    return RepeatStatus.FINISHED;
  }
}
