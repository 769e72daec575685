package vn.dossier.nightly.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import vn.dossier.nightly.end.ExhaustedMemory;

/** Threads that take partitions until they are told that there are no more. */
final class PartitionThreads {

  /** Takes something to do, and does it. */
  interface Taking {

    /** Whether there was something. */
    boolean next();
  }

  private final Taking taking;
  private final LongSupplier pauseMillis;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile boolean over;
  private volatile long lastEmpty = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
  private int done;

  /**
   * @param number how many
   * @param pauseMillis how long one waits that found nothing
   */
  PartitionThreads(int number, LongSupplier pauseMillis, Taking taking) {
    this.taking = taking;
    this.pauseMillis = pauseMillis;
    for (int i = 0; i < number; i++) {
      threads.add(new Thread(this::run, "partition-" + (i + 1)));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void run() {
    try {
      boolean busy = true;
      while (!over && failure.get() == null) {
        if (taking.next()) {
          busy = true;
          signal(0);
        } else {
          lastEmpty = System.nanoTime();
          if (busy) {
            // Who waits for others now looks more often
            busy = false;
            signal(0);
          }
          signal(pauseMillis.getAsLong());
        }
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      signal(0);
    } catch (Error e) {
      ExhaustedMemory.endIfIn(e);
      failure.compareAndSet(null, new IllegalStateException(e));
      signal(0);
    }
  }

  // Wakes whoever waits for something to have been done
  private synchronized void signal(long pause) {
    if (pause == 0) {
      done++;
      notifyAll();
    } else if (!over) {
      await(pause);
    }
  }

  /** Waits until something more has been done, or so long. */
  synchronized int await(int known, long millis) {
    if (done == known && failure.get() == null) {
      await(millis);
    }
    return done;
  }

  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while it waited for partitions", e);
    }
  }

  /** Whether a thread has found nothing to take since a moment (of nanoTime). */
  boolean foundNothingSince(long moment) {
    return lastEmpty - moment > 0;
  }

  /** What ended a thread that should go on; null when none did. */
  RuntimeException failure() {
    return failure.get();
  }

  /** No thread takes anything more; waits until all have ended. */
  void end() {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
