package vn.dossier.nightly;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.ExhaustedMemory;

/** Shows how far a run is: one line that is written over on a terminal, log lines elsewhere. */
@Component
final class RunProgress implements JobExecutionListener {

  private static final Logger log = LoggerFactory.getLogger(RunProgress.class);
  private static final int LOG_SECONDS = 15;

  private final boolean terminal = System.console() != null;
  private ScheduledExecutorService ticker;
  private String shown = "";

  @Override
  public void beforeJob(JobExecution execution) {
    ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    int seconds = terminal ? 1 : LOG_SECONDS;
    ticker.scheduleAtFixedRate(
        ExhaustedMemory.endingWithoutMemory(() -> log(execution)),
        seconds,
        seconds,
        TimeUnit.SECONDS);
  }

  @Override
  public void afterJob(JobExecution execution) {
    ticker.shutdownNow();
    if (terminal && !shown.isEmpty()) {
      System.err.print("\r" + " ".repeat(shown.length()) + "\r");
    }
    for (StepExecution step : execution.getStepExecutions()) {
      log.info(
          "Step {} {} after {} ms: read {}, commits {}",
          step.getStepName(),
          step.getStatus(),
          milliseconds(step),
          step.getReadCount(),
          step.getCommitCount());
    }
  }

  private static long milliseconds(StepExecution step) {
    return step.getStartTime() == null || step.getEndTime() == null
        ? 0
        : Duration.between(step.getStartTime(), step.getEndTime()).toMillis();
  }

  private void log(JobExecution execution) {
    String step = "";
    long read = 0;
    for (StepExecution running : execution.getStepExecutions()) {
      if (running.getStatus().isRunning()) {
        step = running.getStepName().replaceFirst(":.*", "");
      }
    }
    for (StepExecution part : execution.getStepExecutions()) {
      // The partitioned step itself sums its parts only at its end
      if (part.getStepName().equals(step) || part.getStepName().startsWith(step + ":")) {
        read += part.getReadCount();
      }
    }
    if (terminal) {
      String line = "%s: %,d read".formatted(step, read);
      System.err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
      shown = line;
    } else {
      log.info("{}: {} read", step, read);
    }
  }
}
