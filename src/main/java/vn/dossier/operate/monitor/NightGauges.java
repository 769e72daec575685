package vn.dossier.operate.monitor;

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
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.operate.status.PublishedDays;
import vn.dossier.operate.status.Status.Freshness;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.Start;

/**
 * What the warehouse knows of the last night, as gauges. Whichever command brings them up to date,
 * they are those of the night: a backfill neither clears nor hides one that failed.
 */
final class NightGauges {

  static final String LAST_START = "dossier_last_start_timestamp_seconds";
  static final String LAST_END = "dossier_last_end_timestamp_seconds";
  static final String EXIT_CODE = "dossier_last_exit_code";

  private static final String START_HELP = "When a night was last started, or a rerun of it.";
  private static final String END_HELP =
      "When a night last ended by itself; older than its start while it works, and for ever when"
          + " its process was killed.";
  private static final String EXIT_HELP =
      "Exit code of the last night: 0 loaded, 1 failed, 2 a person must change something,"
          + " 4 a check failed, 5 stopped.";

  // One that was turned away (3) is no start of a night; a rerun is when what it continued was one
  private static final String STARTS =
      """
      FROM etl_start s LEFT JOIN etl_run r ON r.job_execution_id = s.job_execution_id
      WHERE (s.exit_code IS NULL OR s.exit_code <> 3)
        AND (s.command = 'nightly' OR s.command LIKE 'nightly %'
          OR (s.command = 'rerun' OR s.command LIKE 'rerun %') AND r.job_name = 'nightly')
      """;

  private static final String LAST_STARTED = "SELECT MAX(s.started_at) " + STARTS;

  private static final String LAST_ENDED =
      "SELECT s.exit_code, s.ended_at "
          + STARTS
          + "AND s.exit_code IS NOT NULL ORDER BY s.start_id DESC LIMIT 1";

  private static final String LAST_SUCCESS =
      """
      SELECT MAX(published_at) FROM etl_run
      WHERE job_name = 'nightly' AND published_date IS NOT NULL
      """;

  private static final String LAST_RUN =
      """
      SELECT job_execution_id, source_dossiers, loaded, excluded, rejected, inserted, updated,
        unchanged, retired, started_at, finished_at, program_version
      FROM etl_run
      WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM etl_run WHERE job_name = 'nightly')
      """;

  // The step of a partition is counted in the one that it is a part of
  private static final String STEPS =
      """
      SELECT STEP_NAME, READ_COUNT, START_TIME, END_TIME FROM BATCH_STEP_EXECUTION
      WHERE JOB_EXECUTION_ID = ? AND STEP_NAME NOT LIKE '%:%' ORDER BY STEP_EXECUTION_ID
      """;

  private static final String QUARANTINE =
      "SELECT reason_code, COUNT(*) AS dossiers FROM etl_reject GROUP BY reason_code";

  private static final String CHECKS =
      """
      SELECT check_name, severity, passed FROM etl_run_check
      WHERE job_execution_id = ? ORDER BY check_name
      """;

  private static final String RESTATED =
      "SELECT COUNT(*) FROM etl_restatement WHERE job_execution_id = ?";

  private final ApplicationContext context;
  private final JdbcTemplate warehouse;
  private final Clock clock;

  /**
   * @param context the program over a warehouse
   */
  NightGauges(ApplicationContext context) {
    this.context = context;
    this.warehouse = context.getBean(JdbcTemplate.class);
    this.clock = context.getBean(Clock.class);
  }

  /** What a night can tell without a warehouse when it begins. */
  static Exposition begun(Start night) {
    return new Exposition().gauge(LAST_START, START_HELP, seconds(night.startedAt()));
  }

  /** What a night can tell without a warehouse when it has ended. */
  static Exposition ended(Start night) {
    return begun(night)
        .gauge(LAST_END, END_HELP, seconds(night.endedAt()))
        .gauge(EXIT_CODE, EXIT_HELP, night.exitCode());
  }

  // The process lives in the zone of the dossiers, whatever a test says is now
  private static long seconds(LocalDateTime time) {
    return Timestamp.valueOf(time).getTime() / 1000;
  }

  /** Everything. */
  Exposition read() {
    Exposition gauges = new Exposition();
    starts(gauges);
    published(gauges);
    warehouse.query(
        LAST_RUN,
        rs -> {
          run(gauges, rs);
        });
    gauges.gauge(
        "dossier_quarantine_dossiers", "Dossiers in quarantine now.", "reason", quarantine());
    return gauges;
  }

  /** Whether an execution is one of a night; null is none. */
  boolean isOfNight(Long execution) {
    return execution != null
        && !warehouse
            .queryForList(
                "SELECT 1 FROM etl_run WHERE job_execution_id = ? AND job_name = 'nightly'",
                Long.class,
                execution)
            .isEmpty();
  }

  private void starts(Exposition gauges) {
    gauges.gauge(
        LAST_START, START_HELP, epoch(warehouse.queryForObject(LAST_STARTED, LocalDateTime.class)));
    warehouse.query(
        LAST_ENDED,
        rs -> {
          gauges
              .gauge(LAST_END, END_HELP, epoch(rs.getObject("ended_at", LocalDateTime.class)))
              .gauge(EXIT_CODE, EXIT_HELP, rs.getInt("exit_code"));
        });
  }

  private void published(Exposition gauges) {
    PublishedDays days = new PublishedDays(warehouse);
    Freshness freshness = days.freshness();
    List<LocalDate> nights = days.dates();
    LocalDate last = LocalDate.now(clock).minusDays(1);
    gauges.gauge(
        "dossier_last_success_timestamp_seconds",
        "When a night was last published.",
        epoch(warehouse.queryForObject(LAST_SUCCESS, LocalDateTime.class)));
    if (freshness == null || nights.isEmpty()) {
      return;
    }
    gauges
        .gauge(
            "dossier_business_date_timestamp_seconds",
            "Beginning of the greatest day published.",
            epoch(freshness.businessDate().atStartOfDay()))
        .gauge(
            "dossier_published_timestamp_seconds",
            "When published figures last changed, by whichever run.",
            epoch(freshness.publishedAt()))
        .gauge(
            "dossier_missing_nights",
            "Nights from the first published to yesterday's that are not published.",
            nights.get(0).isAfter(last)
                ? 0
                : nights
                    .get(0)
                    .datesUntil(last.plusDays(1))
                    .filter(day -> !nights.contains(day))
                    .count());
  }

  private void run(Exposition gauges, ResultSet rs) throws SQLException {
    long execution = rs.getLong("job_execution_id");
    LocalDateTime started = rs.getObject("started_at", LocalDateTime.class);
    LocalDateTime finished = rs.getObject("finished_at", LocalDateTime.class);
    if (finished != null) {
      gauges.gauge(
          "dossier_run_duration_seconds",
          "How long the last night worked, by what it read of the source: changes or everything.",
          "reads",
          Map.of(reads(execution), Duration.between(started, finished).toSeconds()));
    }
    steps(gauges, execution);
    Map<String, Long> dossiers = new LinkedHashMap<>();
    for (String result : List.of("loaded", "excluded", "rejected")) {
      dossiers.put(result, rs.getLong(result));
    }
    Map<String, Long> facts = new LinkedHashMap<>();
    for (String change : List.of("inserted", "updated", "unchanged", "retired")) {
      facts.put(change, rs.getLong(change));
    }
    gauges
        .gauge(
            "dossier_run_source_dossiers",
            "Dossiers of the source in the scope of the last night.",
            rs.getLong("source_dossiers"))
        .gauge(
            "dossier_run_dossiers",
            "What became of them; the sum is dossier_run_source_dossiers.",
            "result",
            dossiers)
        .gauge("dossier_run_facts", "What the last night did to the facts.", "change", facts);
    checks(gauges, execution);
    gauges
        .gauge(
            "dossier_restated_cells",
            "Figures of earlier months that the last night changed, by month, agency and measure.",
            warehouse.queryForObject(RESTATED, Long.class, execution))
        .gauge(
            "dossier_run_info",
            "1, with the program that planned the last night.",
            "version",
            Map.of(rs.getString("program_version"), 1));
  }

  // A night that reads everything takes longer than others, and is usual by itself
  private String reads(long execution) {
    JobExecution found = context.getBean(JobRepository.class).getJobExecution(execution);
    return found != null
            && PlanContext.holdsPlan(found.getExecutionContext())
            && PlanContext.plan(found.getExecutionContext()).changesOnly()
        ? "changes"
        : "everything";
  }

  private void steps(Exposition gauges, long execution) {
    Map<String, Long> rows = new LinkedHashMap<>();
    Map<String, Double> seconds = new LinkedHashMap<>();
    warehouse.query(
        STEPS,
        rs -> {
          String step = rs.getString("STEP_NAME");
          LocalDateTime started = rs.getObject("START_TIME", LocalDateTime.class);
          LocalDateTime ended = rs.getObject("END_TIME", LocalDateTime.class);
          rows.put(step, rs.getLong("READ_COUNT"));
          if (started != null && ended != null) {
            seconds.put(step, Duration.between(started, ended).toMillis() / 1000.0);
          }
        },
        execution);
    gauges
        .gauge(
            "dossier_step_duration_seconds",
            "How long each step of the last night took.",
            "step",
            seconds)
        .gauge("dossier_step_rows", "Rows that each step of the last night read.", "step", rows);
  }

  private void checks(Exposition gauges, long execution) {
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    warehouse.query(
        CHECKS,
        rs -> {
          int failed = rs.getString("severity").equals(Check.ERROR) ? 2 : 1;
          outcomes.put(rs.getString("check_name"), rs.getInt("passed") == 1 ? 0 : failed);
        },
        execution);
    gauges
        .gauge(
            "dossier_check_outcome",
            "Each check of the last night: 0 passed, 1 warned, 2 failed.",
            "check",
            outcomes)
        .gauge(
            "dossier_failed_checks",
            "Checks of the last night that stopped it.",
            outcomes.values().stream().filter(outcome -> outcome == 2).count())
        .gauge(
            "dossier_warned_checks",
            "Checks of the last night that only warned.",
            outcomes.values().stream().filter(outcome -> outcome == 1).count());
  }

  // With those that have none, so that a growth from nothing is seen
  private Map<String, Long> quarantine() {
    Map<String, Long> standing = new LinkedHashMap<>();
    for (RejectReason reason : RejectReason.values()) {
      standing.put(reason.name(), 0L);
    }
    warehouse.query(
        QUARANTINE,
        rs -> {
          standing.put(rs.getString("reason_code"), rs.getLong("dossiers"));
        });
    return standing;
  }

  private Long epoch(LocalDateTime time) {
    return time == null ? null : time.atZone(clock.getZone()).toEpochSecond();
  }
}
