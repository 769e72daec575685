package vn.dossier.nightly.end;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Stops the run at its next chunk: asked by SIGTERM or SIGINT, or by a lost lock. In the process,
 * not over the job repository, whose rows the running step writes.
 */
@Component
public final class StopSignal implements JobExecutionListener {

  private static final Logger log = LoggerFactory.getLogger(StopSignal.class);

  /** Exit code of an execution that stopped since its lock was gone. */
  public static final String LOCK_LOST = "LOCK_LOST";

  private volatile boolean asked;
  private volatile boolean lockLost;
  private volatile JobExecution running;
  private volatile BooleanSupplier lock = () -> true;

  /** Asks the run, or the one that is about to start, to stop. */
  public void stop() {
    asked = true;
    JobExecution execution = running;
    if (execution != null) {
      log.info("Stopping run {} at the next chunk", execution.getId());
      stop(execution);
    }
  }

  /** Stops the run since another may begin beside it: that is a failure, not a stop on request. */
  public void lockLost() {
    lockLost = true;
    stop();
  }

  /** Tells how to find out whether the lock is still held. */
  public void guardBy(BooleanSupplier stillLocked) {
    lock = stillLocked;
  }

  /** Looks whether the lock is still held, and stops the run when it is not. */
  public boolean stillLocked() {
    if (lock.getAsBoolean()) {
      return true;
    }
    lockLost();
    return false;
  }

  /** Whether somebody has asked for a stop. */
  public boolean asked() {
    return asked;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    running = execution;
    if (asked) {
      stop(execution);
    }
  }

  // The status keeps the next step from starting, the mark ends the running one
  private static void stop(JobExecution execution) {
    execution.setStatus(BatchStatus.STOPPING);
    execution.getStepExecutions().forEach(StepExecution::setTerminateOnly);
  }

  @Override
  public void afterJob(JobExecution execution) {
    running = null;
    if (lockLost && execution.getStatus() == BatchStatus.STOPPED) {
      execution.setExitStatus(new ExitStatus(LOCK_LOST));
    }
  }
}
