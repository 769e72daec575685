package vn.dossier.operate.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work beside a command: a thread for each place, where it is done in order, and an end to the
 * waiting for all of it.
 */
final class Errands {

  /**
   * Done by now, or not.
   *
   * @param place a setting
   * @param problem what is wrong, in one line; empty when nothing is
   */
  private record Errand(String place, Future<Optional<String>> problem) {}

  private final Map<String, ExecutorService> threads = new HashMap<>();
  private final List<Errand> awaited = new ArrayList<>();

  /** Begins something that nobody waits for. */
  <T> Future<T> begin(String place, Callable<T> work) {
    return threads.computeIfAbsent(place, Errands::thread).submit(work);
  }

  /** Begins something that is waited for. */
  void add(String place, Callable<Optional<String>> work) {
    awaited.add(new Errand(place, begin(place, work)));
  }

  /**
   * Waits until all is done, and leaves what takes longer.
   *
   * @return what went wrong, a line each
   */
  List<String> await(long seconds) {
    List<String> problems = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (Errand errand : awaited) {
      try {
        errand
            .problem()
            .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
            .ifPresent(problems::add);
      } catch (TimeoutException e) {
        problems.add("%s: not done within %d s".formatted(errand.place(), seconds));
      } catch (ExecutionException e) {
        // Its message may repeat an address
        problems.add("%s: %s".formatted(errand.place(), e.getCause().getClass().getSimpleName()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    threads.values().forEach(ExecutorService::shutdownNow);
    return problems;
  }

  private static ExecutorService thread(String place) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, place);
          thread.setDaemon(true);
          return thread;
        });
  }
}
