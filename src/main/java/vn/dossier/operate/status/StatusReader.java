package vn.dossier.operate.status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.operate.status.Status.Counts;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Sharing;
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

  private final JdbcTemplate warehouse;
  private final RunStore store;
  private final NextCommand next;
  private final Clock clock;
  private final StepsAndChecks details;

  /**
   * @param clock in the zone of the dossiers
   */
  public StatusReader(JdbcTemplate warehouse, RunStore store, NextCommand next, Clock clock) {
    this.warehouse = warehouse;
    this.store = store;
    this.next = next;
    this.clock = clock;
    this.details = new StepsAndChecks(warehouse);
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

  /**
   * How far the newest run is, in words.
   *
   * @return null when none works
   */
  public String progress(List<Run> runs) {
    return runs.isEmpty() || runs.get(0).dead() ? null : details.progress(runs.get(0));
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
        details.steps(id),
        details.failedChecks(id),
        unfinished && planned ? details.warningsSoFar(rs.getLong("run_id")) : details.warnings(id),
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
