package vn.dossier.classify;

/** Which dossiers a run reads (design.md section 4, Plan). */
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
