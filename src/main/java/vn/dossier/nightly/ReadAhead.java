package vn.dossier.nightly;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vn.dossier.nightly.KeysetReader.Page;

/**
 * Reads the next page of the source while the items of the last one are being worked on: source and
 * warehouse need not wait for each other. For steps in one thread: partitions keep the cores busy.
 *
 * @param <T> the item
 */
final class ReadAhead<T> implements KeysetReader.Query<T> {

  private final KeysetReader.Query<T> query;
  private CompletableFuture<Page<T>> ahead;
  private String key;

  /**
   * @param query reads nothing but the source behind its first page: the next ones are read outside
   *     of the chunk's transaction
   */
  ReadAhead(KeysetReader.Query<T> query) {
    this.query = query;
  }

  @Override
  public Page<T> after(String wanted) {
    Page<T> page = ahead != null && key.equals(wanted) ? awaited() : query.after(wanted);
    key = page.last();
    String next = key;
    ahead =
        next == null
            ? null
            : CompletableFuture.supplyAsync(() -> query.after(next), ReadAhead::start);
    return page;
  }

  private Page<T> awaited() {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  // A page that nobody waits for any more must not keep the process alive
  private static void start(Runnable reading) {
    Thread thread = new Thread(reading, "read-ahead");
    thread.setDaemon(true);
    thread.start();
  }
}
