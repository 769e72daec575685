package vn.dossier.nightly.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PartitionThreadsTest {

  /** Who looks often costs a transaction each time, while the other thread works. */
  @Test
  void allHaveFoundNothingWhenTheLastOneThatWorkedHas() {
    AtomicBoolean taken = new AtomicBoolean();
    CountDownLatch working = new CountDownLatch(1);
    PartitionThreads threads =
        new PartitionThreads(2, () -> 1, () -> 7, () -> !taken.getAndSet(true) && await(working));
    threads.start();
    try {
      awaitFound(threads, false);
      assertThat(threads.allFoundNothingSince(6)).isFalse();
      working.countDown();
      awaitFound(threads, true);
      assertThat(threads.allFoundNothingSince(7)).isFalse();
    } finally {
      working.countDown();
      threads.end();
    }
  }

  private static void awaitFound(PartitionThreads threads, boolean all) {
    int done = 0;
    while (!(all ? threads.allFoundNothingSince(6) : threads.foundNothingSince(6))) {
      done = threads.await(done, 10);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
