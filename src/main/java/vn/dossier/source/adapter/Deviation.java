package vn.dossier.source.adapter;

/**
 * One difference between the source and what the adapter's statements read.
 *
 * @param kind how bad it is
 * @param table table at fault
 * @param columns its columns at fault, joined by commas; null when the table itself is
 * @param seen one line for a person
 */
public record Deviation(Kind kind, String table, String columns, String seen) {

  /** What a deviation does to a run. */
  public enum Kind {
    /** A table or column that the statements read is not there, or not visible to the account. */
    MISSING,
    /** A column has another type, or room for more than the warehouse can hold. */
    TYPE,
    /** A column that a SELECT names, and the contract does not. */
    UNNAMED,
    /** Columns that nothing reads. */
    ADDED
  }
}
