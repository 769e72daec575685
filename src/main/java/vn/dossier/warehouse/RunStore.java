package vn.dossier.warehouse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.Scope;
import vn.dossier.warehouse.Tally.Kind;

/** etl_run: one row per execution of a run, with the counts of the whole run. */
public final class RunStore {

  /**
   * The execution planned last of some kind.
   *
   * @param jobExecutionId the execution
   * @param runId first execution of its run
   * @param jobName nightly or backfill
   * @param businessDate its business date
   * @param selection ROLLING, FULL or RANGE
   * @param status Spring Batch's, as last stored
   * @param ruleSet rules under which it was planned
   * @param programVersion program under which it was planned
   */
  public record Run(
      long jobExecutionId,
      long runId,
      String jobName,
      LocalDate businessDate,
      String selection,
      String status,
      String ruleSet,
      String programVersion) {}

  private static final String INSERT =
      """
      INSERT INTO etl_run (job_execution_id, run_id, continues, job_name, business_date, as_of_date,
        selection, scope_from, scope_to, source_dossiers, loaded, excluded, rejected, inserted,
        updated, unchanged, retired, warnings, status, started_at, rule_set, program_version, wrote)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'STARTED', ?, ?, ?, ?)
      """;

  private static final String TALLIES =
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

  private static final String SETTLE =
      """
      UPDATE etl_run SET finished_at = ?, status = (SELECT e.STATUS FROM BATCH_JOB_EXECUTION e
        WHERE e.JOB_EXECUTION_ID = etl_run.job_execution_id)
      WHERE status = 'STARTED' AND EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
        WHERE e.JOB_EXECUTION_ID = etl_run.job_execution_id
          AND e.STATUS IN ('COMPLETED', 'FAILED', 'STOPPED'))
      """;

  private static final String RUN =
      """
      SELECT job_execution_id, run_id, job_name, business_date, selection, status, rule_set,
        program_version
      FROM etl_run
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

  /** Shows beside the lock which execution holds it. */
  public void showInLock(long jobExecutionId) {
    warehouse.update("UPDATE etl_lock SET job_execution_id = ?", jobExecutionId);
  }

  /** Notes that the run has written to the warehouse: runs planned before it are superseded. */
  public void wrote(RunPlan plan) {
    warehouse.update("UPDATE etl_run SET wrote = 1 WHERE run_id = ?", plan.runId());
  }

  /** Brings the counts of an execution's row up to date with the tallies of its run. */
  public void count(long runId, long jobExecutionId) {
    Map<Kind, Long> n = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      n.put(kind, 0L);
    }
    warehouse.query(
        TALLIES,
        rs -> {
          n.put(Kind.valueOf(rs.getString("kind")), rs.getLong("tally"));
        },
        runId);
    long loaded = n.get(Kind.INSERTED) + n.get(Kind.UPDATED) + n.get(Kind.UNCHANGED);
    warehouse.update(
        COUNTS,
        loaded + n.get(Kind.EXCLUDED) + n.get(Kind.REJECTED),
        loaded,
        n.get(Kind.EXCLUDED),
        n.get(Kind.REJECTED),
        n.get(Kind.INSERTED),
        n.get(Kind.UPDATED),
        n.get(Kind.UNCHANGED),
        n.get(Kind.RETIRED),
        n.get(Kind.WARNING),
        jobExecutionId);
    warehouse.update(CLEAR_EXCLUSIONS, jobExecutionId);
    warehouse.update(EXCLUSIONS, jobExecutionId, runId);
    warehouse.update(CLEAR_WARNINGS, jobExecutionId);
    warehouse.update(WARNINGS, jobExecutionId, runId);
  }

  /** Stores how an execution ended. */
  public void finish(long jobExecutionId, String status) {
    warehouse.update(FINISH, status, LocalDateTime.now(clock), jobExecutionId);
  }

  /**
   * Ends rows whose execution has ended: its process died after Spring Batch had stored the end and
   * before this table had.
   */
  public void settle() {
    warehouse.update(SETTLE, LocalDateTime.now(clock));
  }

  /** The greatest business date published; empty before the first. */
  public Optional<LocalDate> publishedDate() {
    return Optional.ofNullable(
        warehouse.queryForObject("SELECT MAX(published_date) FROM etl_run", LocalDate.class));
  }

  /** How many nights have been published. */
  public long publishedNights() {
    Long nights =
        warehouse.queryForObject(
            "SELECT COUNT(*) FROM etl_run WHERE job_name = 'nightly' AND published_at IS NOT NULL",
            Long.class);
    return nights == null ? 0 : nights;
  }

  /** The last execution of a run that has a row; null when it has none. */
  public Long lastExecution(long runId) {
    return warehouse.queryForObject(
        "SELECT MAX(job_execution_id) FROM etl_run WHERE run_id = ?", Long.class, runId);
  }

  /** Whether this run has published. */
  public boolean published(long runId) {
    return exists(
        "SELECT COUNT(*) FROM etl_run WHERE run_id = ? AND published_at IS NOT NULL", runId);
  }

  /** Whether another run has published this night, and with it the snapshot of its backlog. */
  public boolean snapshotTaken(RunPlan plan) {
    return exists(
        """
        SELECT COUNT(*) FROM etl_run
        WHERE job_name = 'nightly' AND business_date = ? AND published_at IS NOT NULL AND run_id <> ?
        """,
        plan.businessDate(),
        plan.runId());
  }

  /** Whether a run planned after this one has written to the warehouse. */
  public boolean superseded(long runId) {
    return exists("SELECT COUNT(*) FROM etl_run WHERE run_id > ? AND wrote = 1", runId);
  }

  private boolean hasWritten(long runId) {
    return exists("SELECT COUNT(*) FROM etl_run WHERE run_id = ? AND wrote = 1", runId);
  }

  /** The row of an execution. */
  public Optional<Run> find(long jobExecutionId) {
    return one(RUN + "WHERE job_execution_id = ?", jobExecutionId);
  }

  /** The last execution of the run that was planned last. */
  public Optional<Run> last() {
    return one(
        RUN
            + """
            WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM etl_run
              WHERE run_id = (SELECT MAX(run_id) FROM etl_run))
            """);
  }

  private Optional<Run> one(String sql, Object... parameters) {
    List<Run> found =
        warehouse.query(
            sql,
            (rs, row) ->
                new Run(
                    rs.getLong("job_execution_id"),
                    rs.getLong("run_id"),
                    rs.getString("job_name"),
                    rs.getObject("business_date", LocalDate.class),
                    rs.getString("selection"),
                    rs.getString("status"),
                    rs.getString("rule_set"),
                    rs.getString("program_version")),
            parameters);
    return found.stream().findFirst();
  }

  private boolean exists(String count, Object... parameters) {
    Long found = warehouse.queryForObject(count, Long.class, parameters);
    return found != null && found > 0;
  }
}
