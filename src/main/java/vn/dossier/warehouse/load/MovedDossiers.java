package vn.dossier.warehouse.load;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Dossiers that a run met although it had counted them among those that it need not read: their
 * link changed after the source had been counted, and lies in a bucket that is read now.
 */
final class MovedDossiers {

  // What is held lies in the bucket in which the source had it, or that bucket would be read
  private static final String MOVED =
      """
      SELECT COUNT(DISTINCT h.dossier_id)
      FROM (
        SELECT dossier_id, code_bucket FROM fact_dossier
        WHERE dossier_id IN (:ids) AND accepted_date BETWEEN :from AND :to
        UNION ALL
        SELECT dossier_id, code_bucket FROM etl_reject
        WHERE dossier_id IN (:ids)
          AND (accepted_date IS NULL OR accepted_date BETWEEN :from AND :to OR accepted_date > :asOf)
        UNION ALL
        SELECT dossier_id, code_bucket FROM etl_verdict_note
        WHERE dossier_id IN (:ids) AND kind = 'EXCLUDED'
          AND (accepted_date IS NULL OR accepted_date BETWEEN :from AND :to OR accepted_date > :asOf)
      ) h
      WHERE NOT EXISTS (
        SELECT 1 FROM etl_changed_bucket c
        WHERE c.code_bucket = h.code_bucket AND c.dossiers_read = 1)
      """;

  private final NamedParameterJdbcTemplate warehouse;
  private final RunPlan plan;

  MovedDossiers(JdbcTemplate warehouse, RunPlan plan) {
    this.warehouse = new NamedParameterJdbcTemplate(warehouse);
    this.plan = plan;
  }

  /** How many of these; call before anything of them is written. */
  long among(List<String> ids) {
    return Objects.requireNonNull(
        warehouse.queryForObject(MOVED, PlanParameters.of(plan).addValue("ids", ids), Long.class));
  }
}
