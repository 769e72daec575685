package vn.dossier.warehouse.changes;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RunCounters;
import vn.dossier.warehouse.run.RunCounters.Kind;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * Counts what a run has not read because nothing of it changed, as if it had: facts, quarantine and
 * notes are what they were, and the source itself said how many dossiers these must be.
 */
public final class CarriedForwardCounts {

  /** Partitions of their own: what they count must add up like that of any other. */
  private static final String SCAN = "classify-dossiers:unread";

  private static final String LOOK_UP = "retire-dossiers:unread";

  private static final String FACTS = SqlFile.read(CarriedForwardCounts.class, "unread-facts");

  private static final String REJECTS =
      """
      SELECT r.reason_code,
        SUM(CASE WHEN r.accepted_date IS NULL OR r.accepted_date BETWEEN :from AND :to
              OR r.accepted_date > :asOf THEN 1 ELSE 0 END) AS in_window,
        SUM(CASE WHEN r.accepted_date IS NULL OR r.accepted_date BETWEEN :from AND :to
              OR r.accepted_date > :asOf THEN 0 ELSE 1 END) AS beyond_window
      FROM etl_reject r
      WHERE r.last_seen_run < :scanId
        AND NOT EXISTS (SELECT 1 FROM etl_changed_bucket c
                        WHERE c.code_bucket = r.code_bucket AND c.dossiers_read = 1)
      GROUP BY r.reason_code
      """;

  private static final String SEE_REJECTS =
      """
      UPDATE etl_reject SET last_seen_run = :jobExecutionId, last_seen_at = :now
      WHERE last_seen_run < :scanId
        AND NOT EXISTS (SELECT 1 FROM etl_changed_bucket c
                        WHERE c.code_bucket = etl_reject.code_bucket AND c.dossiers_read = 1)
      """;

  private static final String EXCLUDED =
      """
      SELECT code, COUNT(*) AS dossiers FROM etl_verdict_note
      WHERE kind = 'EXCLUDED' AND noted_run < :scanId
        AND (accepted_date IS NULL OR accepted_date BETWEEN :from AND :to OR accepted_date > :asOf)
      GROUP BY code
      """;

  private static final String WARNINGS =
      """
      SELECT n.code, COUNT(*) AS dossiers
      FROM etl_verdict_note n JOIN fact_dossier f ON f.dossier_id = n.dossier_id
      WHERE n.kind = 'WARNING' AND n.noted_run < :scanId
        AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1)
      GROUP BY n.code
      """;

  private static final String FORGET_NOTES =
      """
      DELETE FROM etl_verdict_note
      WHERE noted_run < :scanId
        AND (:changesOnly = 0 OR code_bucket IN (
          SELECT code_bucket FROM etl_changed_bucket WHERE dossiers_read = 1))
      """;

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;
  private final ChecksumStore checksums;

  public CarriedForwardCounts(JdbcTemplate warehouse, ChecksumStore checksums) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
    this.checksums = checksums;
  }

  /** Counts once per run, after everything that it reads is loaded; call within one transaction. */
  public void count(RunPlan plan, long jobExecutionId, LocalDateTime now) {
    MapSqlParameterSource parameters =
        PlanParameters.of(plan).addValue("jobExecutionId", jobExecutionId).addValue("now", now);
    if (plan.scope().takesOpen()) {
      named.update(FORGET_NOTES, parameters);
    }
    if (!plan.changesOnly() || isCounted(plan)) {
      return;
    }
    RunCounters scanned = RunCounters.ofWriter(warehouse, plan.runId(), SCAN);
    RunCounters lookedUp = RunCounters.ofWriter(warehouse, plan.runId(), LOOK_UP);
    RunCounters beyond = RunCounters.ofReader(warehouse, plan.runId(), LOOK_UP);
    named.query(
        FACTS,
        parameters,
        rs -> {
          scanned.count(Kind.UNCHANGED, "", rs.getLong("in_window"));
          lookedUp.count(Kind.UNCHANGED, "", rs.getLong("beyond_window"));
          beyond.count(Kind.READ, "", rs.getLong("beyond_window"));
        });
    named.query(
        REJECTS,
        parameters,
        rs -> {
          String reason = rs.getString("reason_code");
          scanned.count(Kind.REJECTED, reason, rs.getLong("in_window"));
          lookedUp.count(Kind.REJECTED, reason, rs.getLong("beyond_window"));
          beyond.count(Kind.READ, "", rs.getLong("beyond_window"));
        });
    named.query(
        EXCLUDED,
        parameters,
        rs -> {
          scanned.count(Kind.EXCLUDED, rs.getString("code"), rs.getLong("dossiers"));
        });
    named.query(
        WARNINGS,
        parameters,
        rs -> {
          scanned.count(Kind.WARNING, rs.getString("code"), rs.getLong("dossiers"));
        });
    named.update(SEE_REJECTS, parameters);
    RunCounters read = RunCounters.ofReader(warehouse, plan.runId(), SCAN);
    read.count(Kind.READ, "", checksums.dossiersUnread(plan));
    // Nobody but the warehouse can say how many old ones are still open or in quarantine
    for (RunCounters counters : List.of(scanned, read, lookedUp, beyond)) {
      counters.store();
    }
  }

  private boolean isCounted(RunPlan plan) {
    Long counts =
        warehouse.queryForObject(
            "SELECT COUNT(*) FROM etl_run_tally WHERE run_id = ? AND partition_name IN (?, ?)",
            Long.class,
            plan.runId(),
            SCAN,
            LOOK_UP);
    return Objects.requireNonNull(counts) > 0;
  }
}
