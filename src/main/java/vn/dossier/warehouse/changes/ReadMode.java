package vn.dossier.warehouse.changes;

/** What a run reads of the source, and why. */
public enum ReadMode {
  /** Only the buckets of codes that changed. */
  CHANGES("only what changed"),
  /** A backfill. */
  RANGE("the dossiers accepted in its range"),
  /** A replay. */
  QUARANTINE("the dossiers in quarantine, and all payment requests and papers"),
  /** The night took none: a database cannot compute or use them (the log says why). */
  NO_CHECKSUMS("everything: it has no checksums of the source"),
  /** None were settled, or they are of other rules, another program or a later date. */
  NOTHING_TO_COMPARE("everything: no checksums of an earlier night compare with tonight's"),
  /** Agencies or procedures decide verdicts, and changed. */
  CATALOGUE_CHANGED("everything: agencies or procedures changed"),
  /** --full, or the turn of a night that trusts nothing. */
  ALL_ASKED_FOR("everything, and compares it with the checksums"),
  /** It changed, or has not settled: more than half of the buckets, or millions of dossiers. */
  MOST_CHANGED("everything: too much of it has to be read again");

  private final String text;

  ReadMode(String text) {
    this.text = text;
  }

  /** Whether the run reads only what changed. */
  public boolean changesOnly() {
    return this == CHANGES;
  }

  /** What follows "The run reads". */
  public String text() {
    return text;
  }
}
