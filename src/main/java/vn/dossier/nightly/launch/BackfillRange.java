package vn.dossier.nightly.launch;

import java.time.LocalDate;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.run.RunLookup;

/**
 * What a backfill reads.
 *
 * @param businessDate the greatest business date published, for which it stands
 * @param from first accepted date
 * @param to last accepted date, not after the business date
 */
public record BackfillRange(LocalDate businessDate, LocalDate from, LocalDate to) {

  /**
   * @throws SetupException when no night is published, or the range is not before its date
   */
  public static BackfillRange of(LocalDate from, LocalDate to, RunLookup lookup) {
    LocalDate published = PublishedDate.of(lookup);
    if (from.isAfter(to)) {
      throw new SetupException("--from %s is after --to %s".formatted(from, to));
    }
    if (to.isAfter(published)) {
      throw new SetupException(
          "--to %s is after %s, the last date published".formatted(to, published));
    }
    return new BackfillRange(published, from, to);
  }
}
