package vn.dossier.nightly;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
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
    aggregation.compute(DossierSteps.plan(contribution.getStepExecution()));
    return RepeatStatus.FINISHED;
  }
}
