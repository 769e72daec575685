package vn.dossier.warehouse.inspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.value.Codes;
import vn.dossier.rows.RowByRow;
import vn.dossier.warehouse.inspect.StoredDossier.Reject;
import vn.dossier.warehouse.sql.RowText;

/** Looks up what the warehouse holds of single dossiers. */
@Component
public final class StoredDossiers {

  private static final String REJECT =
      """
      SELECT dossier_id, dossier_code, agency_code, reason_code, detail, first_seen_run,
        first_seen_at, last_seen_run, last_seen_at
      FROM etl_reject
      """;

  /**
   * The dates of the run planned last, under whose catalogue a dossier can be classified now.
   *
   * @param jobExecutionId its last execution
   * @param asOf the local date when it was planned
   * @param scopeTo last accepted date that it read
   */
  public record Planned(long jobExecutionId, LocalDate asOf, LocalDate scopeTo) {}

  private final JdbcTemplate warehouse;

  public StoredDossiers(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** What is held of this dossier. */
  public StoredDossier of(String dossierId) {
    Map<String, String> fact =
        one(
            warehouse.query(
                "SELECT * FROM fact_dossier WHERE dossier_id = ?",
                (rs, n) -> RowText.of(rs),
                dossierId));
    Reject reject =
        one(warehouse.query(REJECT + "WHERE dossier_id = ?", (rs, n) -> reject(rs), dossierId));
    return new StoredDossier(fact, reject);
  }

  /** Ids of the dossiers that are held under this trimmed code. */
  public Set<String> ids(String code) {
    Set<String> ids =
        new HashSet<>(
            warehouse.queryForList(
                "SELECT dossier_id FROM fact_dossier WHERE dossier_code = ?", String.class, code));
    ids.addAll(
        warehouse.queryForList(
            "SELECT dossier_id FROM etl_reject WHERE dossier_code IN (?, ?)",
            String.class,
            // As quarantine shows it, which may be masked
            code,
            Codes.held(code)));
    return ids;
  }

  /**
   * How many dossiers are in quarantine for each reason.
   *
   * @param reason only this one; null for all
   */
  public SortedMap<String, Long> reasons(String reason) {
    SortedMap<String, Long> reasons = new TreeMap<>();
    warehouse.query(
        """
        SELECT reason_code, COUNT(*) AS dossiers FROM etl_reject
        WHERE ? IS NULL OR reason_code = ? GROUP BY reason_code
        """,
        rs -> {
          reasons.put(rs.getString("reason_code"), rs.getLong("dossiers"));
        },
        reason,
        reason);
    return reasons;
  }

  /**
   * Shows quarantine in the order of its reasons, row by row.
   *
   * @param reason only this one; null for all
   */
  public void rejects(String reason, Consumer<Reject> each) {
    new RowByRow(warehouse.getDataSource())
        .query(
            REJECT + "WHERE ? IS NULL OR reason_code = ? ORDER BY reason_code, dossier_id",
            rs -> {
              each.accept(reject(rs));
            },
            reason,
            reason);
  }

  /** The run planned last; empty before the first. */
  public Optional<Planned> planned() {
    return warehouse
        .query(
            """
            SELECT job_execution_id, as_of_date, scope_to FROM etl_run
            WHERE run_id = (SELECT MAX(run_id) FROM etl_run)
            ORDER BY job_execution_id DESC
            """,
            (rs, n) ->
                new Planned(
                    rs.getLong("job_execution_id"),
                    rs.getObject("as_of_date", LocalDate.class),
                    rs.getObject("scope_to", LocalDate.class)))
        .stream()
        .findFirst();
  }

  private static <T> T one(List<T> found) {
    return found.isEmpty() ? null : found.get(0);
  }

  private static Reject reject(ResultSet rs) throws SQLException {
    return new Reject(
        rs.getString("dossier_id"),
        rs.getString("dossier_code"),
        rs.getString("agency_code"),
        rs.getString("reason_code"),
        rs.getString("detail"),
        rs.getLong("first_seen_run"),
        rs.getObject("first_seen_at", LocalDateTime.class),
        rs.getLong("last_seen_run"),
        rs.getObject("last_seen_at", LocalDateTime.class));
  }
}
