package vn.dossier.warehouse.inspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.value.Codes;

/** Where a single dossier counts in published figures, and what it was before. */
public final class DossierTrace {

  /**
   * A published cell in which a dossier counts.
   *
   * @param table view or table
   * @param period month, day or days
   * @param agencyCode agency of the cell
   * @param what indicator, measure or other key of the cell
   * @param numerator what it adds to the numerator of an indicator; null for other cells
   * @param denominator what it adds to the denominator of an indicator, or to the cell
   */
  public record Counted(
      String table,
      String period,
      String agencyCode,
      String what,
      Long numerator,
      long denominator) {}

  /**
   * A run that classified it differently than it was held; see the table.
   *
   * @param ruleSet rules of the run; null when its row is gone
   */
  public record Change(
      long run,
      LocalDateTime at,
      String ruleSet,
      String verdictBefore,
      String reasonBefore,
      Long sinceRun,
      String countedBefore,
      String verdict,
      String reason,
      String counted) {}

  private static final String INDICATORS =
      """
      SELECT 'kpi_monthly_agency' AS table_name, month_start AS period, agency_code,
        indicator AS what, in_numerator AS numerator, in_denominator AS denominator
      FROM kpi_dossier WHERE dossier_id = ? AND in_denominator = 1
      ORDER BY indicator, month_start
      """;

  private static final String CELLS =
      """
      SELECT 'fact_dossier_daily' AS table_name, f.accepted_date AS period, a.agency_code,
        'dossiers' AS what, NULL AS numerator, 1 AS denominator
      FROM fact_dossier f JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN etl_freshness e ON f.accepted_date <= e.business_date
      WHERE f.dossier_id = ?
      UNION ALL
      SELECT 'fact_completion_daily', f.finished_date, a.agency_code, f.timeliness, NULL, 1
      FROM fact_dossier f JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN etl_freshness e ON f.finished_date <= e.business_date
      WHERE f.dossier_id = ? AND f.timeliness IS NOT NULL
      """;

  // Since a run wrote the fact as it is; what snapshots before held of it is not known
  private static final String SNAPSHOTS =
      """
      SELECT 'fact_backlog_daily' AS table_name, b.snapshot_date AS period, a.agency_code,
        'open_dossiers' AS what, NULL AS numerator, 1 AS denominator
      FROM fact_dossier f JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN fact_backlog_daily b ON b.agency_key = f.agency_key
        AND b.snapshot_date >= f.accepted_date AND b.job_execution_id >= f.job_execution_id
      WHERE f.dossier_id = ? AND f.is_open = 1
      ORDER BY b.snapshot_date DESC LIMIT 400
      """;

  private static final String MONEY =
      """
      SELECT 'fact_collection_daily' AS table_name, s.collected_date AS period, a.agency_code,
        s.method AS what, NULL AS numerator, s.amount AS denominator
      FROM stage_collection s JOIN dim_agency a ON a.agency_key = s.agency_key
      JOIN fact_collection_daily c ON c.collected_date = s.collected_date
        AND c.agency_key = s.agency_key AND c.procedure_key = s.procedure_key AND c.method = s.method
      WHERE s.request_id IN (:requests) AND s.dossier_id = :id
      UNION ALL
      SELECT 'fact_e_receipt_monthly', s.month_start, a.agency_code, s.provider, NULL, 1
      FROM stage_e_receipt s JOIN dim_agency a ON a.agency_key = s.agency_key
      JOIN fact_e_receipt_monthly c ON c.month_start = s.month_start
        AND c.agency_key = s.agency_key AND c.provider = s.provider
      WHERE s.request_id IN (:requests)
      """;

  private static final String PENDING =
      """
      SELECT COUNT(*) FROM fact_dossier f
      WHERE f.dossier_id = ? AND f.job_execution_id >
        (SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_freshness)
      """;

  private static final String HISTORY =
      """
      SELECT h.job_execution_id, h.changed_at, r.rule_set, h.verdict_before, h.reason_before,
        h.since_run, h.counted_before, h.verdict, h.reason, h.counted
      FROM etl_verdict_history h LEFT JOIN etl_run r ON r.job_execution_id = h.job_execution_id
      WHERE h.dossier_id = ?
      ORDER BY h.change_id
      """;

  /** So many requests are named in one statement, twice: with ids of 64 letters, some 270 kB. */
  private static final int REQUESTS = 2_000;

  private final JdbcTemplate warehouse;

  public DossierTrace(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The cells in which a dossier counts, as far as one dossier alone determines them.
   *
   * @param requests ids of its payment requests in the source
   */
  public List<Counted> counted(String dossierId, List<String> requests) {
    List<Counted> cells = new ArrayList<>();
    cells.addAll(warehouse.query(INDICATORS, (rs, n) -> counted(rs), dossierId));
    cells.addAll(warehouse.query(CELLS, (rs, n) -> counted(rs), dossierId, dossierId));
    for (int i = 0; i < requests.size(); i += REQUESTS) {
      List<String> some = requests.subList(i, Math.min(requests.size(), i + REQUESTS));
      cells.addAll(
          new NamedParameterJdbcTemplate(warehouse)
              .query(MONEY, Map.of("requests", some, "id", dossierId), (rs, n) -> counted(rs)));
    }
    cells.addAll(warehouse.query(SNAPSHOTS, (rs, n) -> counted(rs), dossierId));
    return cells;
  }

  /** Whether its fact was written since the last publish: figures do not show it yet. */
  public boolean pending(String dossierId) {
    Long facts = warehouse.queryForObject(PENDING, Long.class, dossierId);
    return facts != null && facts > 0;
  }

  /** The runs that classified it differently, the first one first. */
  public List<Change> history(String dossierId) {
    return warehouse.query(HISTORY, (rs, n) -> change(rs), dossierId);
  }

  /** Ids of the dossiers that were once held under this trimmed code and classified differently. */
  public Set<String> ids(String code) {
    return Set.copyOf(
        warehouse.queryForList(
            "SELECT DISTINCT dossier_id FROM etl_verdict_history WHERE dossier_code IN (?, ?)",
            String.class,
            // Rows of earlier versions hold it as it was
            code,
            Codes.held(code)));
  }

  private static Counted counted(ResultSet rs) throws SQLException {
    return new Counted(
        rs.getString("table_name"),
        rs.getString("period"),
        rs.getString("agency_code"),
        rs.getString("what"),
        rs.getObject("numerator") == null ? null : rs.getLong("numerator"),
        rs.getLong("denominator"));
  }

  private static Change change(ResultSet rs) throws SQLException {
    return new Change(
        rs.getLong("job_execution_id"),
        rs.getObject("changed_at", LocalDateTime.class),
        rs.getString("rule_set"),
        rs.getString("verdict_before"),
        rs.getString("reason_before"),
        rs.getObject("since_run", Long.class),
        rs.getString("counted_before"),
        rs.getString("verdict"),
        rs.getString("reason"),
        rs.getString("counted"));
  }
}
