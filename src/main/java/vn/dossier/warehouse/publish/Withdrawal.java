package vn.dossier.warehouse.publish;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Takes back what nights behind a date have published, when everything up to it has been counted
 * again. Facts stay: they are shown again by the night that reaches them.
 */
final class Withdrawal {

  private static final List<String> LATER_DAYS =
      List.of(
          "DELETE FROM fact_backlog_daily WHERE snapshot_date > :reach",
          "DELETE FROM fact_collection_daily WHERE collected_date > :reach",
          "DELETE FROM fact_digitised_result_daily WHERE digitised_date > :reach",
          "DELETE FROM fact_e_receipt_monthly WHERE month_start > :reach");

  // The calendar of the years that only those nights had
  private static final String LATER_YEARS =
      """
      DELETE FROM dim_date
      WHERE date_key > :endOfYear
        AND NOT EXISTS (SELECT 1 FROM stage_date s WHERE s.date_key = dim_date.date_key)
      """;

  // The source keeps no history of moves: what those nights saw is seen by this run
  private static final String KEEP_MOVES =
      """
      INSERT INTO fact_moved_dossier (
        dossier_id, business_date, dossier_code, month_start, old_agency_code, new_agency_code,
        job_execution_id)
      SELECT m.dossier_id, :reach, m.dossier_code, m.month_start, m.old_agency_code,
        m.new_agency_code, :jobExecutionId
      FROM fact_moved_dossier m
      JOIN (SELECT dossier_id, MAX(business_date) AS business_date FROM fact_moved_dossier
            WHERE business_date > :reach GROUP BY dossier_id) l
        ON l.dossier_id = m.dossier_id AND l.business_date = m.business_date
      ON DUPLICATE KEY UPDATE
        new_agency_code = VALUES(new_agency_code), job_execution_id = VALUES(job_execution_id)
      """;

  private static final String LATER_MOVES =
      "DELETE FROM fact_moved_dossier WHERE business_date > :reach";

  // Of months that are not old any more, changes are no restatements
  private static final String LATER_RESTATEMENTS =
      """
      DELETE FROM etl_restatement
      WHERE month_start >= :until
        AND job_execution_id IN (SELECT job_execution_id FROM etl_run WHERE business_date > :reach)
      """;

  // Those nights have taken the notes, and the next one counts only what is noted
  private static final List<String> TOUCH_LATER_FACTS =
      List.of(
          """
          INSERT IGNORE INTO etl_touched_cell
            (accepted_date, agency_key, procedure_key, partition_name, month_start)
          SELECT DISTINCT accepted_date, agency_key, procedure_key, 'withdraw', accepted_month
          FROM fact_dossier WHERE accepted_date > :reach
          """,
          """
          INSERT IGNORE INTO etl_touched_completion
            (finished_date, agency_key, procedure_key, partition_name)
          SELECT DISTINCT finished_date, agency_key, procedure_key, 'withdraw'
          FROM fact_dossier WHERE finished_date > :reach
          """);

  // Whoever runs has its name beside the lock
  private static final String RECORD =
      """
      INSERT INTO etl_withdrawal
        (job_execution_id, published_before, published_after, withdrawn_by, withdrawn_at)
      SELECT :jobExecutionId, :publishedBefore, :reach,
        COALESCE((SELECT CONCAT(MAX(owner), '@', MAX(host)) FROM etl_lock), 'unknown'), :withdrawnAt
      """;

  private static final String UNPUBLISH =
      "UPDATE etl_run SET published_date = NULL WHERE published_date > :reach";

  private final JdbcTemplate warehouse;
  private final Clock clock;

  /**
   * @param clock in the zone of the dossiers
   */
  Withdrawal(JdbcTemplate warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Call within the publish's transaction, behind its aggregates.
   *
   * @param publishedBefore the greatest business date published before this run
   */
  void takeBack(RunPlan plan, Optional<LocalDate> publishedBefore, long jobExecutionId) {
    if (publishedBefore.filter(plan.reach()::isBefore).isEmpty()) {
      return;
    }
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(warehouse);
    MapSqlParameterSource parameters =
        new MapSqlParameterSource()
            .addValue("reach", plan.reach())
            .addValue("endOfYear", LocalDate.of(plan.reach().getYear(), 12, 31))
            .addValue("until", Restatements.until(plan))
            .addValue("publishedBefore", publishedBefore.get())
            .addValue("withdrawnAt", LocalDateTime.now(clock))
            .addValue("jobExecutionId", jobExecutionId);
    LATER_DAYS.forEach(sql -> named.update(sql, parameters));
    named.update(LATER_YEARS, parameters);
    named.update(KEEP_MOVES, parameters);
    named.update(LATER_MOVES, parameters);
    named.update(LATER_RESTATEMENTS, parameters);
    TOUCH_LATER_FACTS.forEach(sql -> named.update(sql, parameters));
    named.update(RECORD, parameters);
    named.update(UNPUBLISH, parameters);
  }
}
