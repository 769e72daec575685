package vn.dossier.nightly;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Stops the run at its next chunk: asked by SIGTERM or SIGINT, or by a lost lock. In the process, not
 * over the job repository, whose rows the running step writes.
 */
public final class StopSignal implements JobExecutionListener {

  private static final Logger log = LoggerFactory.getLogger(StopSignal.class);

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile JobExecution running;

  /** Asks the run, or the one that is about to start, to stop. */
  public void stop() {
    asked = true;
    JobExecution execution = running;
    if (execution != null) {
      log.info("Stopping run {} at the next chunk", execution.getId());
      execution.getStepExecutions().forEach(StepExecution::setTerminateOnly);
    }
  }

  /** Whether somebody has asked for a stop. */
  public boolean asked() {
    return asked;
  }

  /** Says that the command is over. */
  public void end() {
    ended.countDown();
  }

  /**
   * Waits until the command is over.
   *
   * @return false when it took longer
   */
  public boolean awaitEnd(long seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void beforeJob(JobExecution execution) {
    running = execution;
  }

  @Override
  public void afterJob(JobExecution execution) {
    running = null;
  }
}
