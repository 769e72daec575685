package vn.dossier.operate.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the page of runs shows beside the status: rejects, exclusions, checks, restatements. */
public final class RunDetailsReader {

  private static final String QUARANTINE =
      """
      SELECT reason_code, COUNT(*) AS dossiers FROM etl_reject
      GROUP BY reason_code ORDER BY dossiers DESC, reason_code
      """;

  private static final String EXCLUSIONS =
      """
      SELECT reason_code, dossiers FROM etl_run_exclusion
      WHERE job_execution_id = ? ORDER BY reason_code
      """;

  private static final String CHECKS =
      """
      SELECT check_name, severity, observed, allowed, passed FROM etl_run_check
      WHERE job_execution_id = ? ORDER BY passed, check_name
      """;

  private static final String RESTATEMENTS =
      """
      SELECT month_start, measure, COUNT(*) AS agencies, SUM(after_value - before_value) AS net
      FROM etl_restatement WHERE job_execution_id = ?
      GROUP BY month_start, measure ORDER BY month_start, measure
      """;

  /** So many of a reason. */
  record Reason(String code, long dossiers) {}

  /** A check of verify-facts. */
  record Check(
      String name, String severity, BigDecimal observed, BigDecimal allowed, boolean passed) {}

  /**
   * A measure of a month that the run changed.
   *
   * @param agencies versions of agencies whose cell it changed
   * @param net after minus before, over them
   */
  record Restatement(LocalDate month, String measure, long agencies, long net) {}

  private final JdbcTemplate warehouse;

  public RunDetailsReader(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Dossiers in quarantine now. */
  List<Reason> quarantine() {
    return warehouse.query(
        QUARANTINE, (rs, n) -> new Reason(rs.getString("reason_code"), rs.getLong("dossiers")));
  }

  List<Reason> exclusions(long execution) {
    return warehouse.query(
        EXCLUSIONS,
        (rs, n) -> new Reason(rs.getString("reason_code"), rs.getLong("dossiers")),
        execution);
  }

  List<Check> checks(long execution) {
    return warehouse.query(
        CHECKS,
        (rs, n) ->
            new Check(
                rs.getString("check_name"),
                rs.getString("severity"),
                rs.getBigDecimal("observed"),
                rs.getBigDecimal("allowed"),
                rs.getInt("passed") == 1),
        execution);
  }

  List<Restatement> restatements(long execution) {
    return warehouse.query(
        RESTATEMENTS,
        (rs, n) ->
            new Restatement(
                rs.getObject("month_start", LocalDate.class),
                rs.getString("measure"),
                rs.getLong("agencies"),
                rs.getLong("net")),
        execution);
  }
}
