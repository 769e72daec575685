package vn.dossier.recalculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares an expected warehouse with a found one. */
public final class Differences {

  private Differences() {}

  /** Every difference, table by table; empty when equal. */
  public static List<Difference> between(CanonicalRows expected, CanonicalRows found) {
    List<Difference> differences = new ArrayList<>();
    for (CanonicalTable table : CanonicalTable.values()) {
      compare(table, expected.rows(table), found.rows(table), differences);
    }
    return differences;
  }

  private static void compare(
      CanonicalTable table,
      Map<String, Map<String, String>> expected,
      Map<String, Map<String, String>> found,
      List<Difference> differences) {
    expected.forEach(
        (key, row) -> {
          Map<String, String> other = found.get(key);
          if (other == null) {
            differences.add(new Difference(table, key, "(row)", row.toString(), "none"));
            return;
          }
          row.forEach(
              (column, value) -> {
                if (!Objects.equals(value, other.get(column))) {
                  differences.add(new Difference(table, key, column, value, other.get(column)));
                }
              });
        });
    if (!table.mayHoldMore()) {
      found.forEach(
          (key, row) -> {
            if (!expected.containsKey(key)) {
              differences.add(new Difference(table, key, "(row)", "none", row.toString()));
            }
          });
    }
  }
}
