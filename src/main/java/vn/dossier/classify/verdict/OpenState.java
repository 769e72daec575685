package vn.dossier.classify.verdict;

/** What an open dossier waits for (src/docs/contracts.md, fact_backlog_daily). */
public enum OpenState {
  /** Accepted or being processed. */
  PROCESSING,
  /** Waits for a supplement by the citizen. */
  SUPPLEMENT,
  /** Waits for a payment, or stopped. */
  PAUSED
}
