package vn.dossier.report.layout;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, aligned to the left in columns as wide as their widest cell. */
public final class TextTable {

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public void add(String... cells) {
    // A letter with its marks is then one character, and one column of a terminal
    rows.add(List.of(cells).stream().map(PlainText::line).toList());
  }

  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
