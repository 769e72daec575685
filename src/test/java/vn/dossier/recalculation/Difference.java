package vn.dossier.recalculation;

/** A value that is not as expected; of a whole row, column is `(row)`. */
public record Difference(
    CanonicalTable table, String key, String column, String expected, String found) {

  @Override
  public String toString() {
    return "%s [%s] %s: expected %s, found %s".formatted(table, key, column, expected, found);
  }
}
