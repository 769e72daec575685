package vn.dossier.classify.verdict;

/** How a finished dossier stands to its due date, by whole days [R21]. */
public enum Timeliness {
  /** No due date was promised; counts as on time in the indicator. */
  NO_DUE_DATE,
  /** Finished before the due date. */
  EARLY,
  /** Finished on the due date. */
  ON_TIME,
  /** Finished after the due date. */
  LATE
}
