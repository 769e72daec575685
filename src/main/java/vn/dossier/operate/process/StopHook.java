package vn.dossier.operate.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.end.StopSignal;

/**
 * Takes SIGTERM and SIGINT: a run ends at its next chunk, and the process with the run's exit code
 * instead of the JVM's 143. Before a run, when there is nothing to end, the process just ends.
 */
public final class StopHook {

  /** How long a run may take to reach the end of its chunk; supervisors must wait longer. */
  static final long SECONDS = 60;

  private static volatile StopSignal run;
  private static volatile Path unfinished;

  private StopHook() {}

  /** From now on a signal ends the process with an exit code of its own. */
  public static void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(StopHook::stop, "stop"));
  }

  /** From now on a signal stops this run, and the main thread ends the process. */
  public static void watch(StopSignal stopSignal) {
    run = stopSignal;
  }

  /**
   * From now on a signal that ends the process also removes a file that is half written, or a
   * folder.
   *
   * @param file null when there is none any more
   */
  public static void removeWhenStopped(Path file) {
    unfinished = file;
  }

  /** Ends the process without waiting for the hook, which waits for the end of the process. */
  public static void endProcess(int exitCode) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(exitCode);
  }

  private static void stop() {
    StopSignal stopSignal = run;
    if (stopSignal == null) {
      removeUnfinished();
      Runtime.getRuntime().halt(ExitCode.STOPPED.number());
      return;
    }
    stopSignal.stop();
    try {
      // Nobody counts this down: the main thread halts the process when the run has ended
      new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes what is half written. */
  public static void removeUnfinished() {
    Path file = unfinished;
    if (file != null) {
      try {
        FileSystemUtils.deleteRecursively(file);
      } catch (IOException e) {
        // The process ends all the same; nobody takes a hidden file for the answer
      }
    }
  }
}
