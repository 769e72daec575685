package vn.dossier.operate.status;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.operate.status.Status.Check;
import vn.dossier.operate.status.Status.Counts;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Sharing;
import vn.dossier.operate.status.Status.Step;
import vn.dossier.warehouse.run.RunCounts;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.RunStore;

/** Reads recent executions: those of etl_run, and those that failed before they had a row there. */
public final class StatusReader {

  private static final String RUNS =
      """
      SELECT x.job_execution_id, e.STATUS AS batch_status, e.EXIT_MESSAGE AS exit_message,
        e.CREATE_TIME AS batch_created, e.START_TIME AS batch_started, e.END_TIME AS batch_ended,
        i.JOB_NAME AS batch_job, p.PARAMETER_VALUE AS batch_date,
        r.continues, r.run_id, r.job_name, r.business_date, r.selection, r.scope_from, r.scope_to, r.status,
        r.started_at, r.finished_at, r.published_at, r.published_date, r.source_dossiers, r.loaded, r.excluded,
        r.rejected, r.inserted, r.updated, r.unchanged, r.retired, r.warnings
      FROM (SELECT JOB_EXECUTION_ID AS job_execution_id FROM BATCH_JOB_EXECUTION
            UNION SELECT job_execution_id FROM etl_run) x
      LEFT JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = x.job_execution_id
      LEFT JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
      LEFT JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = x.job_execution_id
        AND p.PARAMETER_NAME = 'businessDate'
      LEFT JOIN etl_run r ON r.job_execution_id = x.job_execution_id
      ORDER BY x.job_execution_id DESC
      LIMIT ?
      """;

  private static final String STEPS =
      """
      SELECT STEP_NAME, STATUS, START_TIME, END_TIME, READ_COUNT, EXIT_MESSAGE
      FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ? ORDER BY STEP_EXECUTION_ID
      """;

  private static final String FAILED_CHECKS =
      """
      SELECT c.check_name, c.severity, c.observed, c.allowed, d.explanation FROM etl_run_check c
      LEFT JOIN etl_run_check_detail d
        ON d.job_execution_id = c.job_execution_id AND d.check_name = c.check_name
      WHERE c.job_execution_id = ? AND c.passed = 0 ORDER BY c.severity, c.check_name
      """;

  private static final String WARNINGS =
      """
      SELECT warning_code, source_rows FROM etl_run_warning
      WHERE job_execution_id = ? ORDER BY warning_code
      """;

  private static final String WARNINGS_SO_FAR =
      """
      SELECT code AS warning_code, SUM(tally) AS source_rows FROM etl_run_tally
      WHERE run_id = ? AND kind = 'WARNING' GROUP BY code ORDER BY code
      """;

  private static final String LIKE_IT =
      """
      SELECT source_dossiers FROM etl_run
      WHERE job_name = 'nightly' AND published_at IS NOT NULL AND selection = ?
      ORDER BY job_execution_id DESC LIMIT 1
      """;

  private final JdbcTemplate warehouse;
  private final RunStore store;
  private final NextCommand next;
  private final Clock clock;

  /**
   * @param clock in the zone of the dossiers
   */
  public StatusReader(JdbcTemplate warehouse, RunStore store, NextCommand next, Clock clock) {
    this.warehouse = warehouse;
    this.store = store;
    this.next = next;
    this.clock = clock;
  }

  /**
   * @param last how many at most
   * @param held whether somebody holds the lock, so that what says that it runs may do so
   */
  public List<Run> runs(int last, boolean held) {
    return warehouse.query(RUNS, (rs, n) -> run(rs, held), last);
  }

  /** Who works on partitions; null where nobody shares them. */
  public Sharing sharing() {
    return new WorkersReader(warehouse).read();
  }

  private Run run(ResultSet rs, boolean held) throws SQLException {
    long id = rs.getLong("job_execution_id");
    boolean planned = rs.getString("job_name") != null;
    String status = first(rs.getString("batch_status"), rs.getString("status"));
    boolean unfinished = status.startsWith("START") || status.equals("STOPPING");
    LocalDateTime started = planned ? time(rs, "started_at") : batchTime(rs, "batch_started");
    if (started == null) {
      started = batchTime(rs, "batch_created");
    }
    LocalDateTime finished = planned ? time(rs, "finished_at") : batchTime(rs, "batch_ended");
    LocalDateTime end = unfinished && held ? LocalDateTime.now(clock) : finished;
    String date = rs.getString("batch_date");
    return new Run(
        id,
        rs.getObject("continues", Long.class),
        planned ? rs.getString("job_name") : rs.getString("batch_job"),
        planned ? date(rs, "business_date") : date == null ? null : LocalDate.parse(date),
        rs.getString("selection"),
        date(rs, "scope_from"),
        date(rs, "scope_to"),
        status,
        unfinished && !held,
        started,
        finished,
        end == null ? null : Duration.between(started, end).toSeconds(),
        planned ? counts(rs, unfinished) : null,
        time(rs, "published_at"),
        isWithdrawn(rs),
        warehouse.query(STEPS, (step, n) -> step(step), id),
        warehouse.query(FAILED_CHECKS, (check, n) -> check(check), id),
        unfinished && planned
            ? warnings(WARNINGS_SO_FAR, rs.getLong("run_id"))
            : warnings(WARNINGS, id),
        Cause.of(rs.getString("exit_message")),
        status.equals("COMPLETED") ? List.of() : next.after(id, held),
        new RetiredReader(warehouse).of(id, next));
  }

  // A night that published moved the date, unless that was taken back
  private static boolean isWithdrawn(ResultSet rs) throws SQLException {
    return RunPlan.NIGHTLY.equals(rs.getString("job_name"))
        && time(rs, "published_at") != null
        && date(rs, "published_date") == null;
  }

  /**
   * How far the newest run is, in words.
   *
   * @return null when none works
   */
  public String progress(List<Run> runs) {
    if (runs.isEmpty() || runs.get(0).dead()) {
      return null;
    }
    Run run = runs.get(0);
    List<String> steps =
        run.steps().stream()
            .filter(step -> step.status().equals("STARTED") && step.name().indexOf(':') < 0)
            .map(Step::name)
            .toList();
    if (steps.isEmpty()) {
      return null;
    }
    String step = steps.get(steps.size() - 1);
    if (!step.equals(StepName.CLASSIFY_DOSSIERS.text()) || run.counts() == null) {
      return step;
    }
    long done = run.counts().sourceDossiers();
    return warehouse.queryForList(LIKE_IT, Long.class, run.selection()).stream()
        .filter(whole -> whole >= done && whole > 0)
        .findFirst()
        .map(whole -> "%s, about %d %%".formatted(step, 100 * done / whole))
        .orElse("%s, %,d dossiers so far".formatted(step, done));
  }

  // The row is brought up to date when the run ends; what committed before is in its counters
  private Counts counts(ResultSet rs, boolean unfinished) throws SQLException {
    if (unfinished) {
      RunCounts soFar = store.counts(rs.getLong("run_id"));
      return new Counts(
          soFar.sourceDossiers(),
          soFar.loaded(),
          soFar.excluded(),
          soFar.rejected(),
          soFar.inserted(),
          soFar.updated(),
          soFar.unchanged(),
          soFar.retired(),
          soFar.warnings());
    }
    return new Counts(
        rs.getLong("source_dossiers"),
        rs.getLong("loaded"),
        rs.getLong("excluded"),
        rs.getLong("rejected"),
        rs.getLong("inserted"),
        rs.getLong("updated"),
        rs.getLong("unchanged"),
        rs.getLong("retired"),
        rs.getLong("warnings"));
  }

  private static Step step(ResultSet rs) throws SQLException {
    LocalDateTime started = time(rs, "START_TIME");
    LocalDateTime ended = time(rs, "END_TIME");
    return new Step(
        rs.getString("STEP_NAME"),
        rs.getString("STATUS"),
        started == null || ended == null
            ? null
            : Duration.between(started, ended).toMillis() / 1000.0,
        rs.getLong("READ_COUNT"),
        Cause.of(rs.getString("EXIT_MESSAGE")));
  }

  private static Check check(ResultSet rs) throws SQLException {
    return new Check(
        rs.getString("check_name"),
        rs.getString("severity"),
        number(rs, "observed"),
        number(rs, "allowed"),
        rs.getString("explanation"));
  }

  // As a person writes it: 12, not 12.000
  private static BigDecimal number(ResultSet rs, String column) throws SQLException {
    return new BigDecimal(rs.getBigDecimal(column).stripTrailingZeros().toPlainString());
  }

  private Map<String, Long> warnings(String sql, long id) {
    Map<String, Long> warnings = new LinkedHashMap<>();
    warehouse.query(
        sql,
        rs -> {
          warnings.put(rs.getString("warning_code"), rs.getLong("source_rows"));
        },
        id);
    return warnings;
  }

  // Spring Batch writes its times in the zone of the machine, and so the driver reads an instant
  private LocalDateTime batchTime(ResultSet rs, String column) throws SQLException {
    Timestamp time = rs.getTimestamp(column);
    return time == null
        ? null
        : LocalDateTime.ofInstant(time.toInstant(), clock.getZone()).withNano(0);
  }

  private static LocalDateTime time(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDateTime.class);
  }

  private static LocalDate date(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDate.class);
  }

  private static String first(String one, String other) {
    return one == null ? other : one;
  }
}
