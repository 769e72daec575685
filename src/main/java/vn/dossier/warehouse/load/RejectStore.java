package vn.dossier.warehouse.load;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Quarantine, and the trace of what left it. */
public final class RejectStore {

  /** How a dossier left quarantine. */
  enum Resolution {
    /** It became a fact. */
    LOADED,
    /** A rule leaves it out now. */
    EXCLUDED,
    /** The source has it no more. */
    GONE
  }

  /** A row to write. */
  record Reject(
      String dossierId,
      String dossierCode,
      String agencyCode,
      String reason,
      String detail,
      LocalDate acceptedDate,
      int codeBucket) {}

  /** What is there of a dossier. */
  public record Held(String code, String reason, long firstSeenRun) {}

  private static final String HELD =
      """
      SELECT dossier_id, dossier_code, reason_code, first_seen_run FROM etl_reject
      WHERE dossier_id IN (:ids)
      """;

  private static final String BETWEEN =
      "SELECT dossier_id FROM etl_reject WHERE dossier_id BETWEEN ? AND ? LIMIT 1";

  private static final String UPSERT =
      """
      INSERT INTO etl_reject (dossier_id, dossier_code, agency_code, reason_code, detail,
        accepted_date, code_bucket, first_seen_run, last_seen_run, first_seen_at, last_seen_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE dossier_code = VALUES(dossier_code), agency_code = VALUES(agency_code),
        reason_code = VALUES(reason_code), detail = VALUES(detail),
        accepted_date = VALUES(accepted_date), code_bucket = VALUES(code_bucket),
        last_seen_run = VALUES(last_seen_run), last_seen_at = VALUES(last_seen_at)
      """;

  private static final String TRACE =
      """
      INSERT INTO etl_reject_history (dossier_id, resolved_by_run, dossier_code, agency_code,
        reason_code, first_seen_run, last_seen_run, first_seen_at, last_seen_at, resolved_at,
        resolution)
      SELECT dossier_id, ?, dossier_code, agency_code, reason_code, first_seen_run, last_seen_run,
        first_seen_at, last_seen_at, ?, ?
      FROM etl_reject
      WHERE dossier_id = ?
      """;

  private static final String DELETE = "DELETE FROM etl_reject WHERE dossier_id = ?";

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;

  public RejectStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
  }

  public Map<String, Held> held(Collection<String> ids) {
    if (KeyRange.isFree(warehouse, BETWEEN, ids)) {
      return Map.of();
    }
    Map<String, Held> held = new HashMap<>();
    named.query(
        HELD,
        Map.of("ids", ids),
        rs -> {
          held.put(
              rs.getString("dossier_id"),
              new Held(
                  rs.getString("dossier_code"),
                  rs.getString("reason_code"),
                  rs.getLong("first_seen_run")));
        });
    return held;
  }

  void upsert(List<Reject> rejects, long run, LocalDateTime now) {
    List<Object[]> rows =
        rejects.stream()
            .map(
                r ->
                    new Object[] {
                      r.dossierId(),
                      r.dossierCode(),
                      r.agencyCode(),
                      r.reason(),
                      r.detail(),
                      r.acceptedDate(),
                      r.codeBucket(),
                      run,
                      run,
                      now,
                      now
                    })
            .toList();
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(UPSERT, rows);
    }
  }

  void resolve(Map<String, Resolution> resolved, long run, LocalDateTime now) {
    if (resolved.isEmpty()) {
      return;
    }
    warehouse.batchUpdate(
        TRACE,
        resolved.entrySet().stream()
            .map(entry -> new Object[] {run, now, entry.getValue().name(), entry.getKey()})
            .toList());
    warehouse.batchUpdate(DELETE, resolved.keySet().stream().map(id -> new Object[] {id}).toList());
  }
}
