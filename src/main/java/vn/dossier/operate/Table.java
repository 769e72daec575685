package vn.dossier.operate;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells under a heading, in columns as wide as their widest cell. */
final class Table {

  private final TableLayout layout;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * @param headings one for each column; one that begins with a blank aligns its numbers right
   */
  Table(String indent, String... headings) {
    this.layout = new TableLayout(indent, headings);
  }

  /** One cell for each column; null shows as a hyphen. */
  void add(Object... cells) {
    layout.measure(cells);
    rows.add(cells);
  }

  /** The table with its headings, each line ended. */
  String render() {
    StringBuilder text = new StringBuilder(layout.headings());
    rows.forEach(row -> text.append(layout.line(row)));
    return text.toString();
  }
}
