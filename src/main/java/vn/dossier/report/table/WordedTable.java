package vn.dossier.report.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.dossier.report.words.Wording;

/** A table whose codes of indicators and levels are put into words on their way. */
final class WordedTable implements TableWriter {

  private final TableWriter table;
  private final Wording wording;
  private List<String> columns = List.of();

  WordedTable(TableWriter table, Wording wording) {
    this.table = table;
    this.wording = wording;
  }

  @Override
  public void header(List<String> names) throws IOException {
    columns = List.copyOf(names);
    table.header(names);
  }

  @Override
  public void row(List<?> values) throws IOException {
    List<Object> worded = new ArrayList<>(values);
    for (int i = 0; i < columns.size(); i++) {
      if (worded.get(i) instanceof String code) {
        worded.set(i, word(columns.get(i), code));
      }
    }
    table.row(worded);
  }

  private String word(String column, String code) {
    return switch (column) {
      case "indicator", "level", "agency_level" ->
          wording.optional(column + "_" + code).orElse(code);
      default -> code;
    };
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
