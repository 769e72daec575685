package vn.dossier.nightly;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import vn.dossier.warehouse.Publication;

/** Makes the verified figures visible. */
@Component("publishTasklet")
final class Publish implements Tasklet {

  private final Publication publication;

  Publish(Publication publication) {
    this.publication = publication;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution step = contribution.getStepExecution();
    publication.publish(DossierSteps.plan(step), step.getJobExecutionId());
    return RepeatStatus.FINISHED;
  }
}
