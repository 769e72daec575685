package vn.dossier.warehouse;

import java.time.LocalDate;

/**
 * What the warehouse holds of a dossier, as far as comparing and touching cells needs it.
 *
 * @param contentHash hash of the stored row
 * @param acceptedDate day under which it is counted
 * @param completedDate day under which its completion is counted; null when it is in none
 * @param agencyKey agency version
 * @param procedureKey procedure
 */
record HeldFact(
    String contentHash,
    LocalDate acceptedDate,
    LocalDate completedDate,
    long agencyKey,
    long procedureKey) {}
