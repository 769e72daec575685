package vn.dossier.wholenights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A view of the warehouse, as the server's own tables describe it, and what its text columns hold.
 *
 * @param name of the view
 * @param texts values by text column, a row each, nulls included
 */
record LabelledView(String name, Map<String, List<String>> texts) {

  /** A text column and one of its values. */
  record Column(LabelledView view, String name, String value) {

    /** How many rows of the view hold the value. */
    long rows() {
      return view.rows(name, value);
    }

    /** The value as a pattern that only it fulfils. */
    String pattern() {
      return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public String toString() {
      return view.name() + "." + name;
    }
  }

  /** All views that have text. */
  static List<LabelledView> all(JdbcTemplate warehouse) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    warehouse.query(
        """
        SELECT c.table_name, c.column_name
        FROM information_schema.columns c
        JOIN information_schema.views v
          ON v.table_schema = c.table_schema AND v.table_name = c.table_name
        WHERE c.table_schema = DATABASE() AND c.collation_name IS NOT NULL
        ORDER BY c.table_name, c.ordinal_position
        """,
        rs -> {
          columns.computeIfAbsent(rs.getString(1), view -> new ArrayList<>()).add(rs.getString(2));
        });
    return columns.entrySet().stream()
        .map(view -> read(warehouse, view.getKey(), view.getValue()))
        .toList();
  }

  private static LabelledView read(JdbcTemplate warehouse, String name, List<String> columns) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    columns.forEach(column -> texts.put(column, new ArrayList<>()));
    warehouse.query(
        "SELECT * FROM `%s`".formatted(name),
        rs -> {
          for (String column : columns) {
            texts.get(column).add(rs.getString(column));
          }
        });
    return new LabelledView(name, texts);
  }

  /** How many of its rows have a value in a column. */
  long rows(String column, String value) {
    return texts.get(column).stream().filter(value::equals).count();
  }

  /** A text as it stands in SQL. */
  static String literal(String text) {
    return "'%s'".formatted(text.replace("\\", "\\\\").replace("'", "''"));
  }

  /** Its text columns, each with its first value, or one that no row has. */
  List<Column> columns() {
    return texts.entrySet().stream()
        .map(
            text ->
                new Column(
                    this,
                    text.getKey(),
                    text.getValue().stream().filter(Objects::nonNull).findFirst().orElse("none")))
        .toList();
  }
}
