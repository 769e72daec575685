package vn.dossier.report.layout;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * Columns as wide as their widest cell. Whoever has too many rows to keep shows them to it twice:
 * first to be measured, then line by line.
 */
public final class TableLayout {

  private static final String GAP = "  ";

  private final String indent;
  private final List<String> headings;
  private int[] widths;

  /**
   * @param headings one for each column, or none; one that begins with a blank aligns its numbers
   *     right
   */
  public TableLayout(String indent, String... headings) {
    this.indent = indent;
    this.headings = List.of(headings);
    this.widths = new int[headings.length];
    measure((Object[]) headings);
  }

  /** Makes room for a row: one cell for each column; null shows as a hyphen. */
  public void measure(Object... cells) {
    widths = Arrays.copyOf(widths, Math.max(widths.length, cells.length));
    for (int column = 0; column < cells.length; column++) {
      widths[column] = Math.max(widths[column], text(cells[column]).length());
    }
  }

  /** The headings, with the end of their line; blank without any. */
  public String headings() {
    return headings.isEmpty() ? "" : line(headings.toArray());
  }

  /** A row that was measured, with the end of its line. */
  public String line(Object... cells) {
    StringBuilder line = new StringBuilder(indent);
    for (int column = 0; column < cells.length; column++) {
      String cell = text(cells[column]);
      String blanks = " ".repeat(widths[column] - cell.length());
      boolean right = column < headings.size() && headings.get(column).startsWith(" ");
      line.append(right ? blanks + cell : cell + blanks).append(GAP);
    }
    return line.toString().stripTrailing() + System.lineSeparator();
  }

  /** A line below a row, for a text as long as a line. */
  public String below(String text) {
    return indent + GAP + text + System.lineSeparator();
  }

  // Composed: a letter with its marks is one column of a terminal
  private static String text(Object cell) {
    return cell == null
        ? "-"
        : Normalizer.normalize(PlainText.line(shown(cell)), Normalizer.Form.NFC);
  }

  private static String shown(Object cell) {
    return cell instanceof Long number ? "%,d".formatted(number) : cell.toString().strip();
  }
}
