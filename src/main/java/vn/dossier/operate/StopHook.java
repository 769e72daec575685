package vn.dossier.operate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.dossier.nightly.StopSignal;

/**
 * Takes SIGTERM and SIGINT while a run is on: the run ends at its next chunk, and the process with
 * the run's exit code instead of the JVM's 143.
 */
final class StopHook {

  /** How long a run may take to reach the end of its chunk; supervisors must wait longer. */
  static final long SECONDS = 60;

  private static volatile boolean stopping;

  private final Thread thread;

  private StopHook(StopSignal stopSignal) {
    this.thread = new Thread(() -> waitForEnd(stopSignal), "stop");
  }

  static StopHook install(StopSignal stopSignal) {
    StopHook hook = new StopHook(stopSignal);
    Runtime.getRuntime().addShutdownHook(hook.thread);
    return hook;
  }

  void remove() {
    if (!stopping) {
      Runtime.getRuntime().removeShutdownHook(thread);
    }
  }

  /** Ends the process; while the hook waits for that, only halting does not wait for the hook. */
  static void endProcess(int exitCode) {
    if (stopping) {
      Runtime.getRuntime().halt(exitCode);
    }
    System.exit(exitCode);
  }

  private static void waitForEnd(StopSignal stopSignal) {
    stopping = true;
    stopSignal.stop();
    try {
      // Nobody counts this down: the main thread halts the process when the run has ended
      new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
