package vn.dossier.warehouse.load;

import java.time.LocalDate;
import java.util.Map;

/**
 * What the warehouse holds of a dossier, as far as comparing and touching cells needs it.
 *
 * @param contentHash hash of the stored row
 * @param acceptedDate day under which it is counted
 * @param completedDate day under which its completion is counted; null when it is in none
 * @param agencyKey agency version
 * @param procedureKey procedure
 * @param columns every column as text, for a run that compares them all; null for others
 */
record StoredFact(
    String contentHash,
    LocalDate acceptedDate,
    LocalDate completedDate,
    long agencyKey,
    long procedureKey,
    Map<String, String> columns) {

  /** Whether the warehouse holds just this row. */
  boolean is(FactRow row) {
    return contentHash.equals(row.contentHash()) && (columns == null || row.equalsIn(columns));
  }
}
