package vn.dossier.report.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a month, read once for several files.
 *
 * @param columns by name
 */
record MonthRows(List<String> columns, List<List<Object>> rows) {

  /** Takes the rows of a query. */
  static final class Taker implements TableWriter {

    private final List<List<Object>> rows = new ArrayList<>();
    private List<String> columns = List.of();

    @Override
    public void header(List<String> names) {
      columns = List.copyOf(names);
    }

    @Override
    public void row(List<?> values) {
      rows.add(new ArrayList<>(values));
    }

    @Override
    public void close() {}

    MonthRows taken() {
      return new MonthRows(columns, rows);
    }
  }

  /** Writes some of the columns, with their names. */
  void write(List<String> names, TableWriter table) throws IOException {
    table.header(names);
    int[] places = names.stream().mapToInt(columns::indexOf).toArray();
    for (List<Object> row : rows) {
      List<Object> some = new ArrayList<>(places.length);
      for (int place : places) {
        some.add(row.get(place));
      }
      table.row(some);
    }
  }
}
