package vn.dossier.nightly.launch;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.RootCause;

/**
 * Stores in one line why a run and its steps failed: Spring Batch keeps the beginning of a stack
 * trace, which mostly ends before the cause. The whole trace is in the log.
 */
@Component
public final class CauseRecorder implements JobExecutionListener {

  private final JobRepository jobRepository;
  private volatile JobExecution ended;

  CauseRecorder(JobRepository jobRepository) {
    this.jobRepository = jobRepository;
  }

  /** Another run is about to begin. */
  void forget() {
    ended = null;
  }

  /** The execution that has ended since, whether that could be stored or not; null for none. */
  JobExecution ended() {
    return ended;
  }

  @Override
  public void afterJob(JobExecution execution) {
    ended = execution;
    Throwable cause = RootCause.of(execution);
    if (cause != null) {
      execution.setExitStatus(shortened(execution.getExitStatus(), cause));
    }
    for (StepExecution step : execution.getStepExecutions()) {
      Throwable ofStep = RootCause.of(step.getFailureExceptions());
      if (ofStep != null) {
        step.setExitStatus(shortened(step.getExitStatus(), ofStep));
        store(step);
      }
    }
  }

  private void store(StepExecution step) {
    try {
      jobRepository.update(step);
    } catch (OptimisticLockingFailureException e) {
      // A commit was lost, and the row is what it was before: it counts, only the end is missing
      StepExecution stored = jobRepository.getStepExecution(step.getId());
      if (stored == null) {
        throw e;
      }
      stored.setStatus(BatchStatus.FAILED);
      stored.setExitStatus(
          new ExitStatus(
              ExitStatus.FAILED.getExitCode(), step.getExitStatus().getExitDescription()));
      stored.setEndTime(step.getEndTime());
      jobRepository.update(stored);
    }
  }

  private static ExitStatus shortened(ExitStatus status, Throwable cause) {
    return new ExitStatus(status.getExitCode(), RootCause.line(cause));
  }
}
