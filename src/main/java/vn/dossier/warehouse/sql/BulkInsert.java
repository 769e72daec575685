package vn.dossier.warehouse.sql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.connect.LocalData;

/**
 * Writes rows that a table does not hold yet: many by LOAD DATA LOCAL out of memory, which neither
 * side has to parse, where the server takes it; else, and few, in a batch. New rows are the same
 * either way, and what does not fit fails.
 */
public final class BulkInsert {

  /** From so many rows on a statement of its own is worth it. */
  public static final int MANY = 50;

  private final JdbcTemplate warehouse;
  private final String insert;
  private final String load;
  private Boolean takesLocalData;

  /**
   * @param insert inserts a row of parameters
   * @param load loads the same columns from tab-separated lines in utf8mb4, binary ones from
   *     hexadecimal digits
   */
  public BulkInsert(JdbcTemplate warehouse, String insert, String load) {
    this.warehouse = warehouse;
    this.insert = insert;
    this.load = load;
  }

  /**
   * Call within the transaction of the chunk.
   *
   * @param rows texts, numbers, dates, nulls and binary data, in the order of the columns
   */
  public void write(List<Object[]> rows) {
    if (rows.size() >= MANY && takesLocalData()) {
      load(rows);
    } else if (!rows.isEmpty()) {
      warehouse.batchUpdate(insert, rows);
    }
  }

  /** Whether LOAD DATA LOCAL is allowed by both the connection's settings and the server. */
  public static boolean takesLocalData(JdbcTemplate warehouse) {
    return Boolean.TRUE.equals(warehouse.execute((ConnectionCallback<Boolean>) LocalData::isTaken));
  }

  private boolean takesLocalData() {
    if (takesLocalData == null) {
      takesLocalData = takesLocalData(warehouse);
    }
    return takesLocalData;
  }

  private void load(List<Object[]> rows) {
    StringBuilder lines = new StringBuilder(rows.size() * 300);
    rows.forEach(row -> LocalData.append(lines, row));
    byte[] data = lines.toString().getBytes(StandardCharsets.UTF_8);
    warehouse.execute(
        (Statement statement) -> {
          refuseLoss(rows.size(), LocalData.load(statement, load, data), statement);
          return null;
        });
  }

  // What a plain insert refuses, a key that is there or a value that does not fit, LOCAL only warns
  // of
  private static void refuseLoss(int rows, int loaded, Statement statement) throws SQLException {
    SQLWarning warning = statement.getWarnings();
    if (loaded != rows || warning != null) {
      throw new DataIntegrityViolationException(
          "The warehouse took %d of %d rows: %s"
              .formatted(loaded, rows, warning == null ? "no reason given" : warning.getMessage()));
    }
  }
}
