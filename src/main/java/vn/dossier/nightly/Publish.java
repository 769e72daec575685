package vn.dossier.nightly;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.warehouse.publish.Publication;

/** Makes the verified figures visible. */
@Component("publishTasklet")
final class Publish implements Tasklet {

  private final Publication publication;

  private final StopSignal stopSignal;

  Publish(Publication publication, StopSignal stopSignal) {
    this.publication = publication;
    this.stopSignal = stopSignal;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    if (!stopSignal.stillLocked()) {
      // The heartbeat would have found it a little later; called again, the step finds itself
      // stopped
      return RepeatStatus.CONTINUABLE;
    }
    StepExecution step = contribution.getStepExecution();
    publication.publish(DossierItems.plan(step), step.getJobExecutionId());
    return RepeatStatus.FINISHED;
  }
}
