package vn.dossier.operate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.dossier.report.PlainText;

/** Rows of cells under a heading, in columns as wide as their widest cell. */
final class Table {

  private static final String GAP = "  ";

  private final String indent;
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Integer, String> below = new HashMap<>();

  /**
   * @param headings one for each column; one that begins with a blank aligns its numbers right
   */
  Table(String indent, String... headings) {
    this.indent = indent;
    this.headings = List.of(headings);
    add((Object[]) headings);
  }

  /** One cell for each column; null shows as a hyphen. */
  void add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      // Composed: a letter with its marks is one column of a terminal
      row.add(
          cell == null
              ? "-"
              : Normalizer.normalize(PlainText.line(shown(cell)), Normalizer.Form.NFC));
    }
    rows.add(row);
  }

  /** A line below the row added last, for a text as long as a line. */
  void addBelow(String line) {
    below.put(rows.size() - 1, line);
  }

  /** The table with its headings, each line ended. */
  String render() {
    int[] widths =
        IntStream.range(0, headings.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < widths.length; column++) {
        String blanks = " ".repeat(widths[column] - row.get(column).length());
        boolean right = headings.get(column).startsWith(" ");
        line.append(right ? blanks + row.get(column) : row.get(column) + blanks).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
      if (below.containsKey(i)) {
        text.append(indent).append(GAP).append(below.get(i)).append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static String shown(Object cell) {
    return cell instanceof Long number ? "%,d".formatted(number) : cell.toString().strip();
  }
}
