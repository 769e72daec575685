package vn.dossier.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Runs what does not need each other two at a time, each on a connection of its own. */
public final class SideBySide {

  private static final int TWO = 2;

  private SideBySide() {}

  /**
   * Waits for all tasks, and throws what one that failed threw.
   *
   * @return what the tasks returned, in their order
   */
  public static <T> List<T> run(List<Supplier<T>> tasks) {
    return run(tasks, () -> {});
  }

  /**
   * The same, while something else runs in the thread of the caller, and in its transaction. When
   * that fails, tasks that have not begun never do. Nothing runs any more on return, however it
   * ends.
   */
  public static <T> List<T> run(List<Supplier<T>> tasks, Runnable meanwhile) {
    ExecutorService threads = Executors.newFixedThreadPool(TWO);
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<T>> begun =
        tasks.stream().map(task -> threads.submit(() -> failed.get() ? null : task.get())).toList();
    try {
      meanwhile.run();
    } catch (RuntimeException | Error e) {
      failed.set(true);
      throw e;
    } finally {
      await(threads);
    }
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> ended : begun) {
        results.add(ended.get());
      }
      return results;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static void await(ExecutorService threads) {
    threads.shutdown();
    try {
      // A statement over all facts takes as long as it takes
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      throw interrupted(e);
    }
  }

  private static RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while it waited", e);
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
