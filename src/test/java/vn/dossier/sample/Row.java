package vn.dossier.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One raw row on its way into a file; a column that was never set is NULL. */
final class Row {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Table table;
  private final Map<String, String> values = new HashMap<>();

  Row(Table table) {
    this.table = table;
  }

  Row set(String column, Object value) {
    if (!table.columns().contains(column)) {
      throw new IllegalArgumentException(table + " has no column " + column);
    }
    values.put(column, text(value));
    return this;
  }

  String get(String column) {
    return values.get(column);
  }

  /** The date and time in a column, null when it holds none. */
  LocalDateTime time(String column) {
    String text = get(column);
    return text == null ? null : LocalDateTime.parse(text, TIME);
  }

  Row copy() {
    Row copy = new Row(table);
    copy.values.putAll(values);
    return copy;
  }

  List<String> inTableOrder() {
    List<String> cells = new ArrayList<>();
    table.columns().forEach(column -> cells.add(values.get(column)));
    return cells;
  }

  private static String text(Object value) {
    if (value instanceof LocalDateTime time) {
      return time.format(TIME);
    }
    return value == null ? null : value.toString();
  }
}
