package vn.dossier.warehouse.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What etl_run says of earlier runs: which were published, which was planned last. */
@Component
public final class RunLookup {

  private static final String RUN =
      """
      SELECT job_execution_id, run_id, job_name, business_date, selection, status, rule_set,
        program_version
      FROM etl_run
      """;

  private final JdbcTemplate warehouse;

  public RunLookup(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** The greatest business date published; empty before the first. */
  public Optional<LocalDate> publishedDate() {
    return Optional.ofNullable(
        warehouse.queryForObject("SELECT MAX(published_date) FROM etl_run", LocalDate.class));
  }

  /** The greatest business date published before a date; empty when there is none. */
  public Optional<LocalDate> publishedBefore(LocalDate date) {
    return date("SELECT MAX(published_date) FROM etl_run WHERE published_date < ?", date);
  }

  /** The smallest business date published behind a date; empty when there is none. */
  public Optional<LocalDate> publishedAfter(LocalDate date) {
    return date("SELECT MIN(published_date) FROM etl_run WHERE published_date > ?", date);
  }

  /**
   * The business date that a withdrawal goes back to which has begun and not published, unless
   * another run has published since; empty when there is none.
   */
  public Optional<LocalDate> unfinishedWithdrawal() {
    return warehouse
        .queryForList(
            """
            SELECT business_date FROM etl_run
            WHERE job_name = 'withdraw' AND job_execution_id > (
              SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_run WHERE published_at IS NOT NULL)
            ORDER BY job_execution_id DESC LIMIT 1
            """,
            LocalDate.class)
        .stream()
        .findFirst();
  }

  private Optional<LocalDate> date(String sql, LocalDate bound) {
    return Optional.ofNullable(warehouse.queryForObject(sql, LocalDate.class, bound));
  }

  /**
   * Whether a business date is published, by a run that was planned when the day was over: else it
   * is provisional, withdrawn, or was never loaded.
   */
  public boolean isFinal(LocalDate businessDate) {
    return exists(
        "SELECT COUNT(*) FROM etl_run WHERE published_date = ? AND as_of_date > ?",
        businessDate,
        businessDate);
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

  /**
   * Whether another run has published this night when its day was over, and with it the snapshot of
   * its backlog.
   */
  public boolean snapshotTaken(RunPlan plan) {
    return exists(
        """
        SELECT COUNT(*) FROM etl_run
        WHERE published_date = ? AND as_of_date > ? AND run_id <> ?
        """,
        plan.businessDate(),
        plan.businessDate(),
        plan.runId());
  }

  /** Whether a run planned after this one has written to the warehouse. */
  public boolean superseded(long runId) {
    return exists("SELECT COUNT(*) FROM etl_run WHERE run_id > ? AND wrote = 1", runId);
  }

  /**
   * The night published last before a run, if it classified under other rules.
   *
   * @param runId the run
   * @param ruleSet its rules
   * @return first execution of that night; empty when there is none, or under the same rules
   */
  public Optional<Long> otherRulesSince(long runId, String ruleSet) {
    return warehouse
        .queryForList(
            """
            SELECT run_id FROM etl_run
            WHERE run_id = (SELECT MAX(run_id) FROM etl_run
                WHERE job_name = 'nightly' AND published_at IS NOT NULL AND run_id < ?)
              AND published_at IS NOT NULL AND rule_set <> ?
            """,
            Long.class,
            runId,
            ruleSet)
        .stream()
        .findFirst();
  }

  /** The row of an execution. */
  public Optional<PlannedRun> find(long jobExecutionId) {
    return one(RUN + "WHERE job_execution_id = ?", jobExecutionId);
  }

  /** The last execution of the run that was planned last. */
  public Optional<PlannedRun> last() {
    return one(
        RUN
            + """
            WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM etl_run
              WHERE run_id = (SELECT MAX(run_id) FROM etl_run))
            """);
  }

  private Optional<PlannedRun> one(String sql, Object... parameters) {
    List<PlannedRun> found =
        warehouse.query(
            sql,
            (rs, row) ->
                new PlannedRun(
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
