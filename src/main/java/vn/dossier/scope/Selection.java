package vn.dossier.scope;

/** Which dossiers a run reads (src/docs/contracts.md, "The plan of a run"). */
public enum Selection {
  /**
   * The nightly default: the year of the business date and the one before, and all that is open.
   */
  ROLLING,
  /** Like {@link #ROLLING}, without a lower bound. */
  FULL,
  /** Backfill: accepted between two dates, nothing else. */
  RANGE,
  /** The dossiers in quarantine, nothing else. */
  REPLAY
}
