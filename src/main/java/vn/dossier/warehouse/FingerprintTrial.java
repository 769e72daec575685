package vn.dossier.warehouse;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.fingerprint.Fingerprints;

/** Whether fingerprints would have missed anything, told by a run that read everything. */
public final class FingerprintTrial {

  // What lies before the scope of the settled ones, no night has read since it was loaded
  private static final String SUSPECTS =
      """
      SELECT w.code_bucket FROM (
        SELECT f.code_bucket FROM fact_dossier f
        JOIN etl_fingerprint_set p ON p.state = 'PLANNED' AND f.accepted_date >= p.compared_from
        WHERE f.job_execution_id >= ?
        UNION
        SELECT r.code_bucket FROM etl_reject r
        JOIN etl_fingerprint_set p ON p.state = 'PLANNED'
          AND (r.accepted_date IS NULL OR r.accepted_date >= p.compared_from)
        WHERE r.first_seen_run >= ?
      ) w
      WHERE NOT EXISTS (SELECT 1 FROM etl_changed_bucket c WHERE c.code_bucket = w.code_bucket)
      """;

  private final JdbcTemplate warehouse;
  private final FingerprintParts parts;

  FingerprintTrial(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
    this.parts = new FingerprintParts(warehouse);
  }

  /**
   * Whether a run read everything although its fingerprints could be compared: a chance to find out
   * what they would have missed.
   */
  public boolean isTried(RunPlan plan) {
    return !plan.changesOnly()
        && count(
                """
                SELECT COUNT(*) FROM etl_fingerprint_set
                WHERE state = 'PLANNED' AND run_id = ? AND compared_from IS NOT NULL
                """,
                plan.runId())
            > 0;
  }

  /**
   * Buckets in which such a run wrote facts or rejects although their checksums had not changed.
   *
   * @param now computed again: what changed while the run was reading was not missed
   */
  public long missed(RunPlan plan, Supplier<Optional<Fingerprints>> now) {
    List<Integer> suspects =
        warehouse.queryForList(SUSPECTS, Integer.class, plan.scanId(), plan.scanId());
    if (suspects.isEmpty()) {
      return 0;
    }
    BitSet moved = now.get().map(parts.read("PLANNED")::differing).orElseGet(BitSet::new);
    return suspects.stream().filter(bucket -> !moved.get(bucket)).count();
  }

  private long count(String sql, long runId) {
    Long found = warehouse.queryForObject(sql, Long.class, runId);
    return found == null ? 0 : found;
  }
}
