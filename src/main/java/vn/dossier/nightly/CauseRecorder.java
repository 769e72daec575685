package vn.dossier.nightly;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Stores in one line why a run and its steps failed: Spring Batch keeps the beginning of a stack
 * trace, which mostly ends before the cause. The whole trace is in the log.
 */
@Component
final class CauseRecorder implements JobExecutionListener {

  private final JobRepository jobRepository;

  CauseRecorder(JobRepository jobRepository) {
    this.jobRepository = jobRepository;
  }

  @Override
  public void afterJob(JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      Throwable cause = RootCause.of(step.getFailureExceptions());
      if (cause != null) {
        step.setExitStatus(shortened(step.getExitStatus(), cause));
        jobRepository.update(step);
      }
    }
    Throwable cause = RootCause.of(execution.getAllFailureExceptions());
    if (cause != null) {
      execution.setExitStatus(shortened(execution.getExitStatus(), cause));
    }
  }

  private static ExitStatus shortened(ExitStatus status, Throwable cause) {
    return new ExitStatus(status.getExitCode(), RootCause.line(cause));
  }
}
