package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.warehouse.schema.Dictionary.Described;

/**
 * Comments of MySQL and MariaDB. A column is commented by defining it again, so its definition is
 * taken word for word from what the server says that it is; one statement a table, which changes
 * nothing but its description.
 */
final class MySqlComments {

  private static final String PRESENT =
      """
      SELECT table_name, '' AS column_name, table_comment
      FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
      UNION ALL
      SELECT table_name, column_name, column_comment
      FROM information_schema.columns WHERE table_schema = DATABASE()
      """;

  private static final Pattern DEFINITION =
      Pattern.compile("^ {2}`([^`]+)` (.*?)(?: COMMENT '(?:[^']|'')*')?,?$", Pattern.MULTILINE);

  /** Writes the dictionary's sentences, where they differ from the comments that are there. */
  void write(Connection connection, Dictionary dictionary) {
    JdbcTemplate warehouse = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    Map<String, Map<String, String>> present = new HashMap<>();
    warehouse.query(
        PRESENT,
        rows -> {
          present
              .computeIfAbsent(rows.getString(1), table -> new HashMap<>())
              .put(rows.getString(2), rows.getString(3));
        });
    for (Described table : dictionary.objects()) {
      // A view takes no comments
      if (!table.view() && present.containsKey(table.name())) {
        comment(warehouse, table, present.get(table.name()));
      }
    }
  }

  private static void comment(
      JdbcTemplate warehouse, Described table, Map<String, String> present) {
    List<String> changes = new ArrayList<>();
    if (!table.comment().equals(present.get(""))) {
      changes.add("COMMENT = " + literal(table.comment()));
    }
    Map<String, String> definitions = definitions(warehouse, table.name());
    table
        .columns()
        .forEach(
            (column, sentence) -> {
              if (!sentence.equals(present.get(column))) {
                changes.add(
                    "MODIFY COLUMN `%s` %s COMMENT %s"
                        .formatted(column, definitions.get(column), literal(sentence)));
              }
            });
    if (!changes.isEmpty()) {
      warehouse.execute("ALTER TABLE `%s` %s".formatted(table.name(), String.join(", ", changes)));
    }
  }

  /** What stands behind the name of each column, without its comment. */
  private static Map<String, String> definitions(JdbcTemplate warehouse, String table) {
    return warehouse.queryForObject(
        "SHOW CREATE TABLE `%s`".formatted(table),
        (row, n) ->
            DEFINITION
                .matcher(row.getString(2))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2))));
  }

  // DDL takes no parameters; the texts are the program's own
  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
