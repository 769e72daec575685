package vn.dossier.warehouse.run;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.run.RunCounters.Kind;

/** etl_run: one row per execution of a run, with the counts of the whole run. */
@Component
public final class RunStore {

  private static final String INSERT =
      """
      INSERT INTO etl_run (job_execution_id, run_id, continues, job_name, business_date, as_of_date,
        selection, scope_from, scope_to, source_dossiers, loaded, excluded, rejected, inserted,
        updated, unchanged, retired, warnings, status, started_at, rule_set, program_version, wrote)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'STARTED', ?, ?, ?, ?)
      """;

  private static final String COUNTERS =
      "SELECT kind, SUM(tally) AS tally FROM etl_run_tally WHERE run_id = ? GROUP BY kind";

  private static final String COUNTS =
      """
      UPDATE etl_run SET source_dossiers = ?, loaded = ?, excluded = ?, rejected = ?, inserted = ?,
        updated = ?, unchanged = ?, retired = ?, warnings = ?
      WHERE job_execution_id = ?
      """;

  private static final String CLEAR_EXCLUSIONS =
      "DELETE FROM etl_run_exclusion WHERE job_execution_id = ?";

  private static final String EXCLUSIONS =
      """
      INSERT INTO etl_run_exclusion (job_execution_id, reason_code, dossiers)
      SELECT ?, code, SUM(tally) FROM etl_run_tally WHERE run_id = ? AND kind = 'EXCLUDED'
      GROUP BY code
      """;

  private static final String CLEAR_WARNINGS =
      "DELETE FROM etl_run_warning WHERE job_execution_id = ?";

  private static final String WARNINGS =
      """
      INSERT INTO etl_run_warning (job_execution_id, warning_code, source_rows)
      SELECT ?, code, SUM(tally) FROM etl_run_tally WHERE run_id = ? AND kind = 'WARNING'
      GROUP BY code
      """;

  private static final String FINISH =
      "UPDATE etl_run SET status = ?, finished_at = ? WHERE job_execution_id = ?";

  private static final String START_OF_HOLDER =
      """
      SELECT MAX(s.start_id) FROM etl_start s JOIN etl_lock l ON l.host = s.host AND l.pid = s.pid
      WHERE s.ended_at IS NULL
      """;

  private static final String NOT_CLOSED =
      """
      SELECT r.job_execution_id, r.run_id FROM etl_run r
      JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.job_execution_id
      WHERE r.status = 'STARTED' AND e.STATUS IN ('COMPLETED', 'FAILED', 'STOPPED')
      """;

  private static final String CLOSE =
      """
      UPDATE etl_run SET finished_at = ?, status = (SELECT e.STATUS FROM BATCH_JOB_EXECUTION e
        WHERE e.JOB_EXECUTION_ID = etl_run.job_execution_id)
      WHERE status = 'STARTED' AND EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
        WHERE e.JOB_EXECUTION_ID = etl_run.job_execution_id
          AND e.STATUS IN ('COMPLETED', 'FAILED', 'STOPPED'))
      """;

  private final JdbcTemplate warehouse;
  private final Clock clock;

  /**
   * @param clock in the zone of the dossiers
   */
  public RunStore(JdbcTemplate warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Inserts the row of an execution, once.
   *
   * @param continues the execution that it continues; null for the first of its run
   */
  public void begin(RunPlan plan, long jobExecutionId, Long continues) {
    Scope scope = plan.scope();
    boolean unbounded = scope.from().equals(Scope.NO_LOWER_BOUND);
    warehouse.update(
        INSERT,
        jobExecutionId,
        plan.runId(),
        continues,
        plan.jobName(),
        plan.businessDate(),
        scope.asOf(),
        scope.selection().name(),
        unbounded ? null : scope.from(),
        scope.to(),
        LocalDateTime.now(clock),
        plan.ruleSet(),
        plan.programVersion(),
        hasWritten(plan.runId()) ? 1 : 0);
  }

  /** Shows beside the lock, and beside the start of whoever holds it, which execution runs. */
  public void showInLock(long jobExecutionId) {
    warehouse.update("UPDATE etl_lock SET job_execution_id = ?", jobExecutionId);
    Long start = warehouse.queryForObject(START_OF_HOLDER, Long.class);
    if (start != null) {
      warehouse.update(
          "UPDATE etl_start SET job_execution_id = ? WHERE start_id = ?", jobExecutionId, start);
    }
  }

  private boolean hasWritten(long runId) {
    Long rows =
        warehouse.queryForObject(
            "SELECT COUNT(*) FROM etl_run WHERE run_id = ? AND wrote = 1", Long.class, runId);
    return rows != null && rows > 0;
  }

  /** Notes that the run has written to the warehouse: runs planned before it are superseded. */
  public void wrote(RunPlan plan) {
    warehouse.update("UPDATE etl_run SET wrote = 1 WHERE run_id = ?", plan.runId());
  }

  /** Brings the counts of an execution's row up to date with the counters of its run. */
  public void count(long runId, long jobExecutionId) {
    RunCounts counts = counts(runId);
    warehouse.update(
        COUNTS,
        counts.sourceDossiers(),
        counts.loaded(),
        counts.excluded(),
        counts.rejected(),
        counts.inserted(),
        counts.updated(),
        counts.unchanged(),
        counts.retired(),
        counts.warnings(),
        jobExecutionId);
    warehouse.update(CLEAR_EXCLUSIONS, jobExecutionId);
    warehouse.update(EXCLUSIONS, jobExecutionId, runId);
    warehouse.update(CLEAR_WARNINGS, jobExecutionId);
    warehouse.update(WARNINGS, jobExecutionId, runId);
  }

  /** What a run has done by now: its chunks count as they commit, etl_run only when it ends. */
  public RunCounts counts(long runId) {
    Map<Kind, Long> n = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      n.put(kind, 0L);
    }
    warehouse.query(
        COUNTERS,
        rs -> {
          n.put(Kind.valueOf(rs.getString("kind")), rs.getLong("tally"));
        },
        runId);
    return new RunCounts(
        n.get(Kind.EXCLUDED),
        n.get(Kind.REJECTED),
        n.get(Kind.INSERTED),
        n.get(Kind.UPDATED),
        n.get(Kind.UNCHANGED),
        n.get(Kind.RETIRED),
        n.get(Kind.WARNING));
  }

  /** Stores how an execution ended. */
  public void finish(long jobExecutionId, String status) {
    warehouse.update(FINISH, status, LocalDateTime.now(clock), jobExecutionId);
  }

  /**
   * Counts and ends rows whose execution has ended: its process died after Spring Batch had stored
   * the end and before this table had.
   */
  public void closeEnded() {
    warehouse
        .query(NOT_CLOSED, (rs, row) -> new long[] {rs.getLong(1), rs.getLong(2)})
        .forEach(ended -> count(ended[1], ended[0]));
    warehouse.update(CLOSE, LocalDateTime.now(clock));
  }
}
