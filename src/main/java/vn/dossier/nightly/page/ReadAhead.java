package vn.dossier.nightly.page;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import vn.dossier.nightly.page.KeysetReader.Page;

/**
 * Reads the next page of the source while the items of the last one are being worked on: source and
 * warehouse need not wait for each other. For steps in one thread, and for partitions that read
 * only what changed; those that read all keep the cores busy.
 *
 * @param <T> the item
 */
public final class ReadAhead<T> implements KeysetReader.Query<T> {

  private final KeysetReader.Query<T> query;
  private FutureTask<Page<T>> ahead;
  private String key;

  /**
   * @param query behind its first page reads nothing but the source, and of the warehouse what the
   *     step does not write: the next ones are read outside of the chunk's transaction
   */
  public ReadAhead(KeysetReader.Query<T> query) {
    this.query = query;
  }

  @Override
  public Page<T> after(String wanted) {
    Page<T> page = ahead != null && key.equals(wanted) ? awaited() : query.after(wanted);
    key = page.last();
    String next = key;
    ahead = next == null ? null : new FutureTask<>(() -> query.after(next));
    if (ahead != null) {
      start(ahead);
    }
    return page;
  }

  // Needs no memory to pass an error on: whoever waits would else wait for ever
  private Page<T> awaited() {
    try {
      return ahead.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while it waited for a page", e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  // A page that nobody waits for any more must not keep the process alive
  private static void start(Runnable reading) {
    Thread thread = new Thread(reading, "read-ahead");
    thread.setDaemon(true);
    thread.start();
  }
}
