package vn.dossier.report.table;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The rows of a month, read once for several files.
 *
 * @param columns by name
 */
record MonthRows(List<String> columns, List<List<Object>> rows) {

  /** Takes the rows of a query that come in the order of their months. */
  static final class ByMonth implements TableWriter {

    private final BiConsumer<YearMonth, MonthRows> each;
    private List<String> columns = List.of();
    private YearMonth month;
    private List<List<Object>> rows = new ArrayList<>();

    ByMonth(BiConsumer<YearMonth, MonthRows> each) {
      this.each = each;
    }

    @Override
    public void header(List<String> names) {
      columns = List.copyOf(names);
    }

    @Override
    public void row(List<?> values) {
      YearMonth of = YearMonth.from((LocalDate) values.get(columns.indexOf("month_start")));
      if (!of.equals(month)) {
        finish();
        month = of;
      }
      rows.add(new ArrayList<>(values));
    }

    private void finish() {
      if (month != null) {
        each.accept(month, new MonthRows(columns, rows));
        rows = new ArrayList<>();
      }
    }

    /** Hands out the last month. */
    @Override
    public void close() {
      finish();
      month = null;
    }
  }

  Object value(List<Object> row, String column) {
    return row.get(columns.indexOf(column));
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
