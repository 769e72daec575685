package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.value.HeldText;
import vn.dossier.source.adapter.SourceAdapter;

/** Values of the source that the warehouse cannot hold as they are, one pass for each table. */
public final class LongestSource {

  /**
   * A column whose values do not all fit.
   *
   * @param rows what has it, such as {@code dossiers}
   * @param column its name in the warehouse
   * @param longest characters of the longest; of amounts, how many cannot be
   * @param width characters that the warehouse holds; 0 of amounts
   */
  public record TooLong(String rows, String column, long longest, int width) {}

  private static final List<String> ROWS =
      List.of("dossiers", "payments", "papers", "agencies", "procedures", "fields");

  /** The one column that is no length. */
  private static final String AMOUNTS = "impossible_amounts";

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  LongestSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** The columns with values that do not fit, by the data and not by what is declared. */
  public List<TooLong> tooLong() {
    List<TooLong> found = new ArrayList<>();
    for (String rows : ROWS) {
      source.query(
          adapter.sql("longest-of-" + rows),
          adapter.parameters(),
          row -> {
            compare(rows, row, found);
          });
    }
    return found;
  }

  private static void compare(String rows, ResultSet row, List<TooLong> found) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String column = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      int width =
          column.equals(AMOUNTS) ? 0 : HeldText.valueOf(column.toUpperCase(Locale.ROOT)).width();
      long longest = row.getLong(i);
      if (longest > width) {
        found.add(new TooLong(rows, column, longest, width));
      }
    }
  }
}
