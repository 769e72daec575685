package vn.dossier.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs what does not need each other two at a time, each on a connection of its own. */
final class SideBySide {

  private static final int TWO = 2;

  private SideBySide() {}

  /**
   * Waits for all tasks, and throws what one that failed threw.
   *
   * @return what the tasks returned, in their order
   */
  static <T> List<T> run(List<Supplier<T>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(TWO);
    try {
      List<CompletableFuture<T>> started = new ArrayList<>();
      tasks.forEach(task -> started.add(CompletableFuture.supplyAsync(task, threads)));
      CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).join();
      return started.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }
}
