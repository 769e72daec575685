package vn.dossier.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.value.HeldText;
import vn.dossier.testing.database.Databases;

/** The widths that the rules know are those of the schema. */
class HeldTextTest {

  /** Views, and columns that hold what no source wrote. */
  private static final Set<String> OTHERS = Set.of("etl_dictionary.detail");

  private static final Map<String, HeldText> BY_COLUMN =
      Arrays.stream(HeldText.values())
          .collect(Collectors.toMap(held -> held.name().toLowerCase(Locale.ROOT), held -> held));

  @Test
  void everyColumnOfTheSameNameIsAsWideAsTheRulesSay() throws SQLException {
    Map<String, Integer> wrong = new TreeMap<>();
    Set<HeldText> met = new TreeSet<>();
    try (Connection warehouse = Databases.server("utf8mb4_general_ci").migrated().warehouse();
        ResultSet column =
            warehouse.getMetaData().getColumns(warehouse.getCatalog(), null, "%", "%")) {
      while (column.next()) {
        String table = column.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        String name = column.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        HeldText held = BY_COLUMN.get(name);
        boolean ofTables = table.matches("(fact|dim|stage|etl|catalogue)_.*");
        if (held != null && ofTables && !OTHERS.contains(table + "." + name)) {
          met.add(held);
          if (column.getInt("COLUMN_SIZE") != held.width()) {
            wrong.put(table + "." + name, column.getInt("COLUMN_SIZE"));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(met).containsExactly(HeldText.values());
  }
}
