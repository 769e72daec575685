package vn.dossier.operate.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.operate.status.Status.Retired;
import vn.dossier.operate.status.Status.RetiredCell;

/** Reads what an execution was about to let vanish. */
final class RetiredReader {

  private static final int LARGEST = 20;

  private static final String TOTALS =
      """
      SELECT COUNT(*) AS cells, SUM(facts) AS facts, SUM(gone) AS gone, SUM(excluded) AS excluded,
        SUM(rejected) AS rejected
      FROM etl_run_retired WHERE job_execution_id = ? HAVING COUNT(*) > 0
      """;

  // Working dimensions: those of a run that published nothing are not published
  private static final String CELLS =
      """
      SELECT r.month_start, a.agency_code, a.agency_name, r.facts
      FROM etl_run_retired r
      LEFT JOIN stage_dim_agency a ON a.agency_key = r.agency_key
      WHERE r.job_execution_id = ?
      ORDER BY r.facts DESC, r.month_start DESC, r.agency_key
      LIMIT ?
      """;

  private static final String ACCEPTANCE =
      "SELECT account, host, accepted_at FROM etl_run_acceptance WHERE job_execution_id = ?";

  private record Totals(long cells, long facts, long gone, long excluded, long rejected) {}

  private final JdbcTemplate warehouse;

  RetiredReader(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Null when nothing of that kind kept the execution from passing. */
  Retired of(long jobExecutionId, NextCommand next) {
    List<Totals> found =
        warehouse.query(
            TOTALS,
            (rs, n) ->
                new Totals(
                    rs.getLong("cells"),
                    rs.getLong("facts"),
                    rs.getLong("gone"),
                    rs.getLong("excluded"),
                    rs.getLong("rejected")),
            jobExecutionId);
    Acceptance accepted = accepted(jobExecutionId);
    String command = accepted == null ? next.accepting(jobExecutionId).orElse(null) : null;
    if (found.isEmpty() && accepted == null && command == null) {
      return null;
    }
    Totals totals = found.isEmpty() ? new Totals(0, 0, 0, 0, 0) : found.get(0);
    List<RetiredCell> largest = largest(jobExecutionId);
    return new Retired(
        totals.facts(),
        totals.gone(),
        totals.excluded(),
        totals.rejected(),
        largest,
        totals.cells() - largest.size(),
        totals.facts() - largest.stream().mapToLong(RetiredCell::facts).sum(),
        accepted,
        command);
  }

  private List<RetiredCell> largest(long jobExecutionId) {
    return warehouse.query(
        CELLS,
        (rs, n) ->
            new RetiredCell(
                YearMonth.from(rs.getObject("month_start", LocalDate.class)).toString(),
                rs.getString("agency_code"),
                rs.getString("agency_name"),
                rs.getLong("facts")),
        jobExecutionId,
        LARGEST);
  }

  private Acceptance accepted(long jobExecutionId) {
    return warehouse
        .query(
            ACCEPTANCE,
            (rs, n) ->
                new Acceptance(
                    rs.getString("account"),
                    rs.getString("host"),
                    rs.getObject("accepted_at", LocalDateTime.class)),
            jobExecutionId)
        .stream()
        .findFirst()
        .orElse(null);
  }
}
