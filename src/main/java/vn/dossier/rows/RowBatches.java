package vn.dossier.rows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes rows some at a time: a driver makes parameters, and then one text, of all rows of a batch.
 */
public final class RowBatches {

  /** A megabyte or two of the widest rows, those of agencies and procedures with long names. */
  private static final int ROWS = 1000;

  private final JdbcTemplate database;
  private final String sql;

  /**
   * @param sql writes a row of parameters
   */
  public RowBatches(JdbcTemplate database, String sql) {
    this.database = database;
    this.sql = sql;
  }

  /**
   * Call within the transaction of its caller.
   *
   * @param row the parameters of an item
   */
  public <T> void write(Stream<T> items, Function<? super T, Object[]> row) {
    List<Object[]> batch = new ArrayList<>(ROWS);
    for (Iterator<T> rest = items.iterator(); rest.hasNext(); ) {
      batch.add(row.apply(rest.next()));
      if (batch.size() == ROWS || !rest.hasNext()) {
        database.batchUpdate(sql, batch);
        batch.clear();
      }
    }
  }
}
