package vn.dossier.nightly;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import vn.dossier.warehouse.Aggregation;

/** Computes the touched cells aside. */
@Component("aggregateFactsTasklet")
final class AggregateFacts implements Tasklet {

  private final Aggregation aggregation;

  AggregateFacts(Aggregation aggregation) {
    this.aggregation = aggregation;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution step = contribution.getStepExecution();
    aggregation.compute(DossierSteps.plan(step), step.getJobExecutionId());
    return RepeatStatus.FINISHED;
  }
}
