package vn.dossier.nightly.page;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.run.RunCounters;
import vn.dossier.warehouse.run.RunCounters.Kind;

/**
 * Reads pages behind the last key read: short queries, nothing held between them, and a restart
 * goes on behind the last item of the last committed chunk.
 *
 * @param <T> the item
 */
public final class KeysetReader<T> implements ItemStreamReader<T> {

  private static final String POSITION = "position";

  /**
   * Items of one page, and where the next begins.
   *
   * @param items what is handed out, maybe fewer rows than were read
   * @param last key of the last row read; null when no more pages follow
   */
  public record Page<T>(List<T> items, String last) {

    /** A page of nothing, behind which nothing follows. */
    public static <T> Page<T> empty() {
      return new Page<>(List.of(), null);
    }

    /**
     * A page that was asked for a number of rows: fewer mean that it is the last.
     *
     * @param rows what was read
     * @param key the key of a row
     * @param items what is handed out of them
     */
    public static <R, T> Page<T> of(
        List<R> rows, Function<R, String> key, List<T> items, int limit) {
      String before = null;
      for (R row : rows) {
        String id = key.apply(row);
        if (id == null || id.equals(before)) {
          throw new SetupException(
              "the source gives %s: type adapter check, which counts them"
                  .formatted(id == null ? "a row without an id" : "several rows with one id"));
        }
        before = id;
      }
      return new Page<>(items, rows.size() < limit ? null : key.apply(rows.get(rows.size() - 1)));
    }
  }

  /** Reads the page behind a key; the key is null for the first. */
  public interface Query<T> {
    Page<T> after(String key);
  }

  /** Keeps what was read with the chunk that it led to. */
  public interface Journal {

    /**
     * Called within the transaction of a chunk.
     *
     * @param last the key of the last item handed out; null when there was none
     * @param end whether nothing more is read
     */
    void keep(String last, boolean end);
  }

  private final Query<T> query;
  private final Function<T, String> key;
  private final RunCounters counters;
  private Iterator<T> items = List.<T>of().iterator();
  private String next;
  private boolean exhausted;
  private String position;
  private boolean fromTheStart;
  private Journal journal;

  /**
   * @param key the key of an item
   * @param counters the reader's count; null when nobody compares it
   */
  public KeysetReader(Query<T> query, Function<T, String> key, RunCounters counters) {
    this.query = query;
    this.key = key;
    this.counters = counters;
  }

  /** Begins again even where the step is continued: for who must know all that it read. */
  public KeysetReader<T> fromTheStart() {
    fromTheStart = true;
    return this;
  }

  /** From now on what is read is kept. */
  public KeysetReader<T> keptIn(Journal kept) {
    journal = kept;
    return this;
  }

  @Override
  public void open(ExecutionContext context) {
    position = fromTheStart ? null : context.getString(POSITION, null);
    next = position;
  }

  @Override
  public T read() {
    while (!items.hasNext()) {
      if (exhausted) {
        return null;
      }
      Page<T> page = query.after(next);
      // Ids that change on their way through the driver would bring the same page for ever
      if (page.last() != null && page.last().equals(next)) {
        throw new SetupException(
            "behind the id '%s' the source gives the same id again: are its ids text in utf8mb4?"
                .formatted(next));
      }
      items = page.items().iterator();
      next = page.last();
      exhausted = next == null;
    }
    T item = items.next();
    position = key.apply(item);
    if (counters != null) {
      counters.count(Kind.READ);
    }
    return item;
  }

  @Override
  public void update(ExecutionContext context) {
    if (position != null) {
      context.putString(POSITION, position);
    }
    if (counters != null) {
      counters.store();
    }
    if (journal != null) {
      journal.keep(position, exhausted && !items.hasNext());
    }
  }
}
