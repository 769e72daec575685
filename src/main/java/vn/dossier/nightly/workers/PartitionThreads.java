package vn.dossier.nightly.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
  private final LongSupplier nanoTime;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile boolean over;

  /** When each thread found nothing for the last time. */
  private final AtomicLongArray lastEmpty;

  private int done;

  /**
   * @param number how many
   * @param pauseMillis how long one waits that found nothing
   */
  PartitionThreads(int number, LongSupplier pauseMillis, Taking taking) {
    this(number, pauseMillis, System::nanoTime, taking);
  }

  /**
   * @param nanoTime as that of System
   */
  PartitionThreads(int number, LongSupplier pauseMillis, LongSupplier nanoTime, Taking taking) {
    this.taking = taking;
    this.pauseMillis = pauseMillis;
    this.nanoTime = nanoTime;
    this.lastEmpty = new AtomicLongArray(number);
    long longAgo = nanoTime.getAsLong() - TimeUnit.HOURS.toNanos(1);
    for (int i = 0; i < number; i++) {
      int thread = i;
      lastEmpty.set(thread, longAgo);
      threads.add(new Thread(() -> run(thread), "partition-" + (i + 1)));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void run(int thread) {
    try {
      boolean busy = true;
      while (!over && failure.get() == null) {
        if (taking.next()) {
          busy = true;
          signal(0);
        } else {
          lastEmpty.set(thread, nanoTime.getAsLong());
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
    return lastEmpties().anyMatch(empty -> empty - moment > 0);
  }

  /** Whether every thread has found nothing to take since a moment (of nanoTime). */
  boolean allFoundNothingSince(long moment) {
    return lastEmpties().allMatch(empty -> empty - moment > 0);
  }

  private LongStream lastEmpties() {
    return IntStream.range(0, lastEmpty.length()).mapToLong(lastEmpty::get);
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
