package vn.dossier.warehouse.run;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What is kept of a run beside its row of etl_run and its restatements, and may be forgotten when
 * it is old.
 */
public final class RunDetails {

  /**
   * A page of rows that were removed.
   *
   * @param rows how many
   * @param last the dossier from which the next page begins
   */
  public record Page(int rows, String last) {}

  private static final List<String> OF_AN_EXECUTION =
      List.of(
          "DELETE FROM etl_run_check WHERE job_execution_id = ?",
          "DELETE FROM etl_run_check_detail WHERE job_execution_id = ?",
          "DELETE FROM etl_run_exclusion WHERE job_execution_id = ?",
          "DELETE FROM etl_run_retired WHERE job_execution_id = ?",
          "DELETE FROM etl_run_warning WHERE job_execution_id = ?");

  // Counters are of the complete run: they stay while one of its executions does
  private static final String COUNTERS =
      """
      DELETE FROM etl_run_tally WHERE run_id = ? AND NOT EXISTS (
        SELECT 1 FROM etl_run r JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.job_execution_id
        WHERE r.run_id = ?)
      """;

  // By the key, since nothing else is indexed; "not before" misses no empty id, and none twice,
  // since the rows of the last page are gone
  private static final String OLD_REJECTS =
      """
      SELECT DISTINCT dossier_id FROM etl_reject_history WHERE dossier_id >= ? AND resolved_at < ?
      ORDER BY dossier_id LIMIT 1000
      """;

  private static final String DELETE_REJECTS =
      "DELETE FROM etl_reject_history WHERE dossier_id IN (:ids) AND resolved_at < :before";

  private static final String OLD_VERDICTS =
      "DELETE FROM etl_verdict_history WHERE changed_at < ? LIMIT 1000";

  // Never the last of all, nor the last night: status says since when nothing was started
  private static final String KEPT_STARTS =
      """
      SELECT MAX(start_id) FROM etl_start
      UNION SELECT MAX(start_id) FROM etl_start WHERE command LIKE 'nightly%'
      """;

  private static final String OLD_STARTS =
      "DELETE FROM etl_start WHERE started_at < :before AND start_id NOT IN (:kept) LIMIT 1000";

  private final JdbcTemplate warehouse;

  public RunDetails(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Forgets the checks, exclusions and warnings of an execution that is gone from Spring Batch's
   * tables, and the counters of its run when it was the last one there.
   *
   * @param runId null when the execution was never planned
   * @return the rows removed
   */
  public int forget(long jobExecutionId, Long runId) {
    int rows = 0;
    for (String delete : OF_AN_EXECUTION) {
      rows += warehouse.update(delete, jobExecutionId);
    }
    return runId == null ? rows : rows + warehouse.update(COUNTERS, runId, runId);
  }

  /**
   * Forgets how some dossiers left quarantine.
   *
   * @param before local time; what happened later stays
   * @param from the dossier to begin with; the empty text for the first page
   * @return what was removed; null when none are left
   */
  public Page forgetResolvedRejects(LocalDateTime before, String from) {
    List<String> ids = warehouse.queryForList(OLD_REJECTS, String.class, from, before);
    if (ids.isEmpty()) {
      return null;
    }
    int rows =
        new NamedParameterJdbcTemplate(warehouse)
            .update(DELETE_REJECTS, Map.of("ids", ids, "before", before));
    return new Page(rows, ids.get(ids.size() - 1));
  }

  /**
   * Forgets some old changes of verdicts.
   *
   * @param before local time; what happened later stays
   * @return how many were removed; 0 when none are left
   */
  public int forgetVerdicts(LocalDateTime before) {
    return warehouse.update(OLD_VERDICTS, before);
  }

  /**
   * Forgets some old starts, but neither the last of all nor that of the last night.
   *
   * @param before local time; what began later stays
   * @return how many were removed; 0 when none are left
   */
  public int forgetStarts(LocalDateTime before) {
    List<Long> kept =
        warehouse.queryForList(KEPT_STARTS, Long.class).stream().filter(Objects::nonNull).toList();
    return kept.isEmpty()
        ? 0
        : new NamedParameterJdbcTemplate(warehouse)
            .update(OLD_STARTS, Map.of("kept", kept, "before", before));
  }
}
