package vn.dossier.checksum;

/**
 * What the source computed in one pass over its tables.
 *
 * @param checksums what tells one night from another
 * @param rows what the rows that a run reads must add up to
 */
public record SourceState(Checksums checksums, RowSums rows) {

  /** Of no rows at all. */
  public SourceState() {
    this(new Checksums(), new RowSums());
  }
}
