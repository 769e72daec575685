package vn.dossier.recalculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a warehouse by business keys, every value as text, so that any two can be compared.
 */
public final class CanonicalRows {

  /** How an SQL null reads. */
  static final String NULL = "<null>";

  private final Map<CanonicalTable, Map<String, Map<String, String>>> tables =
      new EnumMap<>(CanonicalTable.class);

  CanonicalRows() {
    for (CanonicalTable table : CanonicalTable.values()) {
      tables.put(table, new TreeMap<>());
    }
  }

  /** The values by column of each row, by its key in text. */
  public Map<String, Map<String, String>> rows(CanonicalTable table) {
    return tables.get(table);
  }

  /** Adds a row; one whose key is already there is kept under a key of its own, as a difference. */
  void add(CanonicalTable table, Map<String, ?> row) {
    List<String> key = new ArrayList<>();
    table.keyColumns().forEach(column -> key.add(text(table, row, column)));
    Map<String, String> values = new LinkedHashMap<>();
    table.valueColumns().forEach(column -> values.put(column, text(table, row, column)));
    String name = String.join(" | ", key);
    while (tables.get(table).putIfAbsent(name, values) != null) {
      name += " (again)";
    }
  }

  private static String text(CanonicalTable table, Map<String, ?> row, String column) {
    if (!row.containsKey(column)) {
      throw new IllegalStateException(table + " without " + column + ": " + row);
    }
    Object value = row.get(column);
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    return value == null ? NULL : value.toString();
  }
}
