package vn.dossier.operate.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.warehouse.run.Check;

/** The run of the last night: how long it and its steps took, its counts and its checks. */
final class RunGauges {

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

  private static final String CHECKS =
      """
      SELECT check_name, severity, passed FROM etl_run_check
      WHERE job_execution_id = ? ORDER BY check_name
      """;

  private static final String RESTATED =
      "SELECT COUNT(*) FROM etl_restatement WHERE job_execution_id = ?";

  private final JdbcTemplate warehouse;
  private final JobRepository jobRepository;

  RunGauges(JdbcTemplate warehouse, JobRepository jobRepository) {
    this.warehouse = warehouse;
    this.jobRepository = jobRepository;
  }

  /** Adds nothing before the first night. */
  void read(Exposition gauges) {
    warehouse.query(
        LAST_RUN,
        rs -> {
          run(gauges, rs);
        });
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
    JobExecution found = jobRepository.getJobExecution(execution);
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
}
