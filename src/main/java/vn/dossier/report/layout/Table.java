package vn.dossier.report.layout;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, in columns as wide as their widest cell. */
public final class Table {

  private final TableLayout layout;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * @param headings one for each column, or none; one that begins with a blank aligns its numbers
   *     right
   */
  public Table(String indent, String... headings) {
    this.layout = new TableLayout(indent, headings);
  }

  /** One cell for each column; null shows as a hyphen. */
  public void add(Object... cells) {
    layout.measure(cells);
    rows.add(cells);
  }

  /** The lines of {@link #render}. */
  public List<String> lines() {
    return render().lines().toList();
  }

  /** The table with its headings, each line ended. */
  public String render() {
    StringBuilder text = new StringBuilder(layout.headings());
    rows.forEach(row -> text.append(layout.line(row)));
    return text.toString();
  }
}
