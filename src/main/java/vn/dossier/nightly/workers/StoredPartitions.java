package vn.dossier.nightly.workers;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import vn.dossier.warehouse.worker.ClaimStore;

/** The executions of partitions, which end for a worker that died and go on under a new one. */
record StoredPartitions(JobRepository jobRepository, ClaimStore claims) {

  /** Ends one in the place of its worker. */
  void end(StepExecution execution, ExitStatus exitStatus, BatchStatus status) {
    execution.setStatus(status);
    execution.setExitStatus(exitStatus);
    jobRepository.update(execution);
  }

  /**
   * Makes the one that goes on from where another was.
   *
   * @param ended failed by this, if nobody has ended it
   * @param died how it failed
   */
  StepExecution next(StepExecution ended, ExitStatus died) {
    StepExecution stored = jobRepository.getStepExecution(ended.getId());
    StepExecution next =
        jobRepository.createStepExecution(ended.getStepName(), ended.getJobExecution());
    // The newest by this time is what a restart goes on from; a clock may have been set back
    if (!next.getCreateTime().isAfter(stored.getCreateTime())) {
      claims.createdAt(next.getId(), stored.getCreateTime().plusSeconds(1));
    }
    next.setExecutionContext(new ExecutionContext(stored.getExecutionContext()));
    jobRepository.updateExecutionContext(next);
    if (ended.getStatus().isRunning()) {
      ended.setEndTime(next.getCreateTime());
      end(ended, died, BatchStatus.FAILED);
    }
    return next;
  }
}
