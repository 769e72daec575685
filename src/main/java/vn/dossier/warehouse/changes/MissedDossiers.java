package vn.dossier.warehouse.changes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.CheckStore;
import vn.dossier.warehouse.run.RunPlan;

/**
 * What nights that rely on checksums have missed, found by a night that read everything: dossiers
 * that it had to write although the checksums of their buckets are those of the baseline. That
 * night has repaired them already.
 */
final class MissedDossiers {

  private static final Logger log = LoggerFactory.getLogger(MissedDossiers.class);

  private static final String CHECK = "fingerprints-missed";

  private static final int EXAMPLES = 5;

  // What lies before the scope of the baseline, no night has read since it was loaded
  private static final String MISSED =
      """
      SELECT w.dossier_id FROM (
        SELECT f.dossier_id, f.code_bucket FROM fact_dossier f
        JOIN etl_fingerprint_set p ON p.state = 'PLANNED' AND f.accepted_date >= p.compared_from
        WHERE f.job_execution_id >= ?
        UNION
        SELECT r.dossier_id, r.code_bucket FROM etl_reject r
        JOIN etl_fingerprint_set p ON p.state = 'PLANNED'
          AND (r.accepted_date IS NULL OR r.accepted_date >= p.compared_from)
        WHERE r.first_seen_run >= ?
      ) w
      WHERE NOT EXISTS (SELECT 1 FROM etl_changed_bucket c WHERE c.code_bucket = w.code_bucket)
      """;

  private static final String COUNT = "SELECT COUNT(*) FROM (" + MISSED + ") missed";

  private static final String SOME = MISSED + "ORDER BY w.dossier_id LIMIT " + EXAMPLES;

  private final JdbcTemplate warehouse;

  MissedDossiers(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Looks for them and keeps what it found as a check of the run, a warning that stops nothing.
   * etl_changed_bucket names the buckets of which the night knows that they changed.
   *
   * @return whether there are any: then no night may rely on these checksums
   */
  boolean found(RunPlan plan, long jobExecutionId) {
    long missed =
        Objects.requireNonNull(
            warehouse.queryForObject(COUNT, Long.class, plan.scanId(), plan.scanId()));
    List<String> examples =
        missed == 0
            ? List.of()
            : warehouse.queryForList(SOME, String.class, plan.scanId(), plan.scanId());
    Check check =
        new Check(
            CHECK,
            Check.WARN,
            BigDecimal.valueOf(missed),
            BigDecimal.ZERO,
            missed == 0
                ? null
                : ("dossiers whose checksums had not changed are loaded again, such as %s; the next"
                        + " night reads everything")
                    .formatted(String.join(", ", examples)));
    new CheckStore(warehouse).store(jobExecutionId, List.of(check));
    if (missed > 0) {
      log.warn("Check warns: {}", check);
    }
    return missed > 0;
  }
}
