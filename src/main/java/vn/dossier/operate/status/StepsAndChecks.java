package vn.dossier.operate.status;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.operate.status.Status.Check;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Step;

/** How far a run came: its steps, the checks that it did not pass, its warnings. */
final class StepsAndChecks {

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

  StepsAndChecks(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  List<Step> steps(long jobExecutionId) {
    return warehouse.query(STEPS, (rs, n) -> step(rs), jobExecutionId);
  }

  List<Check> failedChecks(long jobExecutionId) {
    return warehouse.query(FAILED_CHECKS, (rs, n) -> check(rs), jobExecutionId);
  }

  /** Source rows by code. */
  Map<String, Long> warnings(long jobExecutionId) {
    return warnings(WARNINGS, jobExecutionId);
  }

  /** The same of a run that has not ended, as far as it has committed. */
  Map<String, Long> warningsSoFar(long runId) {
    return warnings(WARNINGS_SO_FAR, runId);
  }

  /** In words how far a run is that works; null when no step does. */
  String progress(Run run) {
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

  private static Step step(ResultSet rs) throws SQLException {
    LocalDateTime started = rs.getObject("START_TIME", LocalDateTime.class);
    LocalDateTime ended = rs.getObject("END_TIME", LocalDateTime.class);
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
}
