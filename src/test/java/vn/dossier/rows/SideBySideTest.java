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
import org.slf4j.MDC;

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
        List.of(() -> await(meanwhile) && ended.add("task")),
        () -> {
          own[0] = Thread.currentThread();
          meanwhile.countDown();
        });
    assertThat(own[0]).isSameAs(Thread.currentThread());
    assertThat(ended).containsExactly("task");
  }

  /** The transaction of the caller may be rolled back: nobody may go on writing then. */
  @Test
  void whenTheCallersWorkFailsTasksThatRunEndAndOthersNeverBegin() {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch failing = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Supplier<Boolean> running =
        () -> {
          begun.countDown();
          return await(failing)
              && awaitState(caller, Thread.State.TIMED_WAITING)
              && ended.add("running");
        };
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(running, running, () -> ended.add("third")),
                    () -> {
                      await(begun);
                      failing.countDown();
                      throw new IllegalArgumentException("no source");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no source");
    assertThat(ended).containsExactly("running", "running");
  }

  @Test
  void whatATaskThrewIsToldWithWhatTheCallerThrew() {
    CountDownLatch failed = new CountDownLatch(1);
    Supplier<Boolean> failing =
        () -> {
          failed.countDown();
          throw new IllegalStateException("no right to read");
        };
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(failing),
                    () -> {
                      await(failed);
                      throw new IllegalArgumentException("no warehouse");
                    }))
        .hasMessage("no warehouse")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("no right to read"));
  }

  /** A slow statement tells its step by them. */
  @Test
  void tasksHaveTheFieldsOfTheCallersLog() {
    MDC.put("step", "plan-night");
    try {
      assertThat(SideBySide.run(List.of(() -> MDC.get("step")))).containsExactly("plan-night");
    } finally {
      MDC.remove("step");
    }
  }

  /** A statement that runs may take long, and the process is to end at once. */
  @Test
  void whoeverWatchesForExhaustedMemoryIsToldBeforeTasksHaveEnded() {
    CountDownLatch told = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = caller.getUncaughtExceptionHandler();
    caller.setUncaughtExceptionHandler((thread, thrown) -> told.countDown());
    try {
      assertThatThrownBy(
              () ->
                  SideBySide.run(
                      List.of(() -> await(told)),
                      () -> {
                        throw new OutOfMemoryError("heap");
                      }))
          .isInstanceOf(OutOfMemoryError.class);
    } finally {
      caller.setUncaughtExceptionHandler(before);
    }
    assertThat(told.getCount()).isZero();
  }

  @Test
  void aTaskThatFailsIsToldOfWhenTheOtherHasEndedAndNoFurtherBegins() {
    CountDownLatch begun = new CountDownLatch(2);
    Thread[] failing = new Thread[1];
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(
                        () -> {
                          failing[0] = Thread.currentThread();
                          begun.countDown();
                          await(begun);
                          throw new IllegalStateException("no table");
                        },
                        () -> {
                          begun.countDown();
                          // When its thread has ended, nobody is left to begin the third
                          return await(begun) && awaitEnd(failing[0]) && ended.add("second");
                        },
                        () -> ended.add("third"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no table");
    assertThat(ended).containsExactly("second");
  }

  @Test
  void whoeverIsInterruptedWaitsForTasksThatRun() {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Supplier<Boolean> running =
        () -> {
          begun.countDown();
          return await(interrupted)
              && awaitState(caller, Thread.State.TIMED_WAITING)
              && ended.add("running");
        };
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(running, running),
                    () -> {
                      await(begun);
                      caller.interrupt();
                      interrupted.countDown();
                    }))
        .hasMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).containsExactly("running", "running");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean awaitEnd(Thread thread) {
    try {
      thread.join(TimeUnit.MINUTES.toMillis(1));
      return !thread.isAlive();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // Of the caller, that it waits for the tasks
  private static boolean awaitState(Thread thread, Thread.State state) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      if (thread.getState() == state) {
        return !Thread.interrupted();
      }
      Thread.onSpinWait();
    }
    return false;
  }
}
