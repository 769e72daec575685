package vn.dossier.classify.rules;

/** What the status codes of a source mean (src/docs/rules.md). */
public enum DossierStatus {
  /** Registered only; excluded [R5]. */
  NOT_YET_ACCEPTED,
  /** Refused before acceptance; excluded [R5]. */
  REFUSED,
  /** Open: accepted or being processed. */
  PROCESSING,
  /** Open: a supplement was asked for. */
  SUPPLEMENT,
  /** Open: waits for a payment, or stopped. */
  PAUSED,
  /** Withdrawn by the citizen [R24]. */
  WITHDRAWN,
  /** Finished, handed over or not [R20]. */
  FINISHED
}
