package vn.dossier.nightly.end;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Ends the process when its memory is exhausted. Threads, drivers and pools are left in the middle
 * of what they did, and might wait for ever with the lock in their hands; a run that ends like one
 * whose process was killed can be continued.
 */
@Component
public final class ExhaustedMemory implements JobExecutionListener, StepExecutionListener {

  private static final int DEEPEST_CAUSE = 100;

  // Both made while there is memory for them
  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);
  private static volatile byte[] lastLine;

  /** From now on the process ends, whichever thread is struck. */
  public static void watch() {
    lastLine =
        "Out of memory with %,d MB: start it with more (-Xmx); a run that was active continues with rerun, or the same nightly%n"
            .formatted(Runtime.getRuntime().maxMemory() >> 20)
            .getBytes(StandardCharsets.UTF_8);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          endIfIn(thrown);
          thrown.printStackTrace();
        });
  }

  /** Ends the process when this is what something failed of, and is watched for. */
  public static void endIfIn(Throwable thrown) {
    byte[] line = lastLine;
    if (line != null && isIn(thrown)) {
      end(line);
    }
  }

  /** Several threads are often struck at once: the second waits here for the end by the first. */
  private static synchronized void end(byte[] line) {
    try {
      ERR.write(line);
    } catch (IOException e) {
      // Nobody listens; the exit code says it too
    } finally {
      Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }
  }

  /** A task whose executor would keep the error to itself, and never run it again. */
  public static Runnable endingWithoutMemory(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (Throwable e) {
        endIfIn(e);
        throw e;
      }
    };
  }

  static boolean isIn(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      // A class that could not be prepared for want of memory names the error, but has it no more
      if (cause instanceof OutOfMemoryError
          || cause.getMessage() != null
              && cause.getMessage().contains(OutOfMemoryError.class.getName())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Of a partition: the others would go on for as long as they have work. */
  @Override
  public ExitStatus afterStep(StepExecution step) {
    endIfIn(step.getFailureExceptions());
    return step.getExitStatus();
  }

  @Override
  public void afterJob(JobExecution execution) {
    endIfIn(execution.getAllFailureExceptions());
  }

  private static void endIfIn(List<Throwable> failures) {
    failures.forEach(ExhaustedMemory::endIfIn);
  }
}
