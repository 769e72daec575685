package vn.dossier.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    ExecutorService threads = Executors.newFixedThreadPool(TWO);
    try {
      List<Callable<T>> calls = tasks.stream().map(task -> (Callable<T>) task::get).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> ended : threads.invokeAll(calls)) {
        results.add(ended.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while it waited", e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
