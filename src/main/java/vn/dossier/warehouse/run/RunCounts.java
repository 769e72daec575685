package vn.dossier.warehouse.run;

/**
 * What a run has done so far, by the chunks that have committed.
 *
 * @param excluded dossiers that a rule leaves out
 * @param rejected dossiers that cannot be counted
 * @param inserted new facts
 * @param updated facts of which a column changed
 * @param unchanged facts that are as they were
 * @param retired facts removed, whatever the cause
 * @param warnings pairs of a source row and a warning
 */
public record RunCounts(
    long excluded,
    long rejected,
    long inserted,
    long updated,
    long unchanged,
    long retired,
    long warnings) {

  /** Dossiers that are facts. */
  public long loaded() {
    return inserted + updated + unchanged;
  }

  /** Dossiers that were classified. */
  public long sourceDossiers() {
    return loaded() + excluded + rejected;
  }
}
