package vn.dossier.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private final Queue<String> ended = new ConcurrentLinkedQueue<>();

  @Test
  void resultsComeInTheOrderOfTheTasks() {
    assertThat(SideBySide.run(List.of(() -> "a", () -> "b", () -> "c")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void theCallersOwnWorkRunsInItsThreadWhileTasksRun() {
    CountDownLatch meanwhile = new CountDownLatch(1);
    Thread[] own = new Thread[1];
    SideBySide.run(
        List.of(() -> await(meanwhile)),
        () -> {
          own[0] = Thread.currentThread();
          meanwhile.countDown();
        });
    assertThat(own[0]).isSameAs(Thread.currentThread());
    assertThat(ended).containsExactly("awaited");
  }

  /** The transaction of the caller may be rolled back: nobody may go on writing then. */
  @Test
  void whenTheCallersWorkFailsTasksThatRunEndAndOthersNeverBegin() {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch failing = new CountDownLatch(1);
    Supplier<Boolean> running =
        () -> {
          begun.countDown();
          return await(failing);
        };
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(running, running, () -> ended.add("third")),
                    () -> {
                      await(begun);
                      ended.clear();
                      failing.countDown();
                      throw new IllegalArgumentException("no source");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no source");
    assertThat(ended).containsExactly("awaited", "awaited");
  }

  @Test
  void aTaskThatFailsIsToldOfWhenTheOthersHaveEnded() {
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(
                        () -> {
                          throw new IllegalStateException("no table");
                        },
                        () -> ended.add("second"),
                        () -> ended.add("third"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no table");
    assertThat(ended).containsExactlyInAnyOrder("second", "third");
  }

  private boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES) && ended.add("awaited");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
