package vn.dossier.warehouse.load;

import java.util.List;
import java.util.Map;

/**
 * What a run would count, by the names of etl_run: source_dossiers = loaded + excluded + rejected,
 * loaded = inserted + updated + unchanged.
 *
 * @param retired facts that would be removed, whatever the cause
 * @param excluded dossiers by the rule that leaves them out
 * @param rejected dossiers by the reason that keeps them from being counted
 * @param months what would change, by accepted month; the month of what has no date comes first
 */
public record DryRunCounts(
    long sourceDossiers,
    long inserted,
    long updated,
    long unchanged,
    long retired,
    Map<String, Long> excluded,
    Map<String, Long> rejected,
    List<Month> months) {

  /**
   * What would change in a month.
   *
   * @param month like 2023-10; null when there is no accepted date
   * @param inserted by the accepted month of the new fact
   * @param updated by the accepted month that the fact gets
   * @param retired by the accepted month that the fact had
   */
  public record Month(
      String month, long inserted, long updated, long retired, long excluded, long rejected) {}
}
