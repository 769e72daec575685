package vn.dossier.report.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.report.layout.PlainText;
import vn.dossier.rows.RowByRow;

/** Queries whose rows go straight into a file, however many there are. */
public final class TableQuery {

  private final NamedParameterJdbcTemplate warehouse;

  public TableQuery(DataSource warehouse) {
    this.warehouse = new NamedParameterJdbcTemplate(new RowByRow(warehouse));
  }

  /**
   * Writes the rows of a query.
   *
   * @param withHeader whether the columns' names come first; false behind rows of another query
   * @return how many rows
   */
  long write(String sql, Map<String, ?> parameters, TableWriter table, boolean withHeader) {
    return write(sql, parameters, table, withHeader, Set.of());
  }

  /**
   * The same with some columns left empty, since the source cannot tell what they hold.
   *
   * @param empty names of columns, whether the query has them or not
   */
  long write(
      String sql,
      Map<String, ?> parameters,
      TableWriter table,
      boolean withHeader,
      Set<String> empty) {
    Long rows =
        warehouse.query(
            sql,
            parameters,
            rs -> {
              try {
                return write(rs, table, withHeader, empty);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return rows == null ? 0 : rows;
  }

  /** The few rows of a query as text; a null is blank. */
  List<List<String>> lines(String sql, Map<String, ?> parameters) {
    return warehouse.query(
        sql,
        parameters,
        (rs, n) -> {
          List<String> line = new ArrayList<>();
          for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
            line.add(Objects.requireNonNullElse(rs.getString(i), ""));
          }
          return line;
        });
  }

  /** Whether a query has any row. */
  boolean findsAny(String sql, Map<String, ?> parameters) {
    return Boolean.TRUE.equals(warehouse.query(sql, parameters, ResultSet::next));
  }

  private static long write(ResultSet rs, TableWriter table, boolean withHeader, Set<String> empty)
      throws SQLException, IOException {
    ResultSetMetaData meta = rs.getMetaData();
    int columns = meta.getColumnCount();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      names.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    if (withHeader) {
      table.header(names);
    }
    List<Object> row = new ArrayList<>(columns);
    long rows = 0;
    while (rs.next()) {
      row.clear();
      for (int i = 1; i <= columns; i++) {
        String name = names.get(i - 1);
        row.add(empty.contains(name) ? null : value(name, rs.getObject(i)));
      }
      table.row(row);
      rows++;
    }
    return rows;
  }

  private static Object value(String column, Object value) {
    // Letters of names are composed (NFC); a code stays as it is, byte for byte
    if (value instanceof String text && column.endsWith("_name")) {
      return PlainText.composed(text);
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    return value instanceof Timestamp time ? time.toLocalDateTime() : value;
  }
}
