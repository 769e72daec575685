package vn.dossier.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Runs what does not need each other two at a time, each on a connection of its own. */
public final class SideBySide {

  private static final int TWO = 2;

  private SideBySide() {}

  /**
   * Waits for all tasks, and throws what one that failed threw. When one fails, those that have not
   * begun never do. Nothing runs any more on return, however it ends.
   *
   * @return what the tasks returned, in their order
   */
  public static <T> List<T> run(List<Supplier<T>> tasks) {
    return run(tasks, () -> {});
  }

  /**
   * The same, while something else runs in the thread of the caller, and in its transaction. When
   * that fails, tasks that have not begun never do, and what others threw is told with it.
   */
  public static <T> List<T> run(List<Supplier<T>> tasks, Runnable meanwhile) {
    ExecutorService threads = Executors.newFixedThreadPool(TWO);
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<T>> begun = new ArrayList<>();
    Map<String, String> fields = MDC.getCopyOfContextMap();
    Throwable thrown = null;
    try {
      for (Supplier<T> task : tasks) {
        begun.add(threads.submit(() -> failed.get() ? null : run(task, fields, failed)));
      }
      meanwhile.run();
    } catch (RuntimeException | Error e) {
      fail(failed, e);
      thrown = e;
    }
    await(threads, failed);
    if (thrown != null) {
      begun.stream()
          .map(SideBySide::failure)
          .filter(Objects::nonNull)
          .forEach(thrown::addSuppressed);
      throw thrown(thrown);
    }
    return begun.stream().map(SideBySide::result).toList();
  }

  /** The same with one task: returns what it returned. */
  public static <T> T run(Supplier<T> task, Runnable meanwhile) {
    return run(List.of(task), meanwhile).get(0);
  }

  // Which run and step it belongs to, a slow statement tells by the fields of the log
  private static <T> T run(Supplier<T> task, Map<String, String> fields, AtomicBoolean failed) {
    if (fields != null) {
      MDC.setContextMap(fields);
    }
    return unlessItFails(task, failed);
  }

  private static Throwable failure(Future<?> ended) {
    try {
      result(ended);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private static <T> T unlessItFails(Supplier<T> task, AtomicBoolean failed) {
    try {
      return task.get();
    } catch (RuntimeException | Error e) {
      fail(failed, e);
      throw e;
    }
  }

  // Whoever watches for exhausted memory need not wait for statements that run
  private static void fail(AtomicBoolean failed, Throwable thrown) {
    failed.set(true);
    if (thrown instanceof VirtualMachineError) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }

  // A statement over all facts takes as long as it takes, and nobody may write behind a rollback
  private static void await(ExecutorService threads, AtomicBoolean failed) {
    threads.shutdown();
    InterruptedException interrupted = null;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        failed.set(true);
        interrupted = e;
      }
    }
    if (interrupted != null) {
      throw interrupted(interrupted);
    }
  }

  private static <T> T result(Future<T> ended) {
    try {
      return ended.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
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
