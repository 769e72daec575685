package vn.dossier.warehouse.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.load.FactRow;
import vn.dossier.warehouse.load.LongIds;

/** What the warehouse holds, as a dry run looks at it: page by page, and only read. */
public final class ScopeFacts {

  /** Where a run finds dossiers that it looks up that its scan has not seen. */
  public enum Held {
    /** Facts accepted in scope. */
    FACTS(
        """
        SELECT dossier_id FROM fact_dossier
        WHERE (:after IS NULL OR dossier_id > :after) AND accepted_date BETWEEN :from AND :to
        ORDER BY dossier_id LIMIT :limit
        """),
    /** Open facts accepted at other times. */
    OPEN(
        """
        SELECT dossier_id FROM fact_dossier
        WHERE (:after IS NULL OR dossier_id > :after) AND is_open = 1
          AND accepted_date NOT BETWEEN :from AND :to
        ORDER BY dossier_id LIMIT :limit
        """),
    /** Quarantine. */
    REJECTS(
        """
        SELECT dossier_id FROM etl_reject
        WHERE :after IS NULL OR dossier_id > :after
        ORDER BY dossier_id LIMIT :limit
        """),
    /** What is in neither, but was looked up lately. */
    PENDING(
        """
        SELECT p.dossier_id FROM etl_pending_lookup p
        WHERE (:after IS NULL OR p.dossier_id > :after)
          AND NOT EXISTS (SELECT 1 FROM fact_dossier f WHERE f.dossier_id = p.dossier_id
            AND (f.is_open = 1 OR f.accepted_date BETWEEN :from AND :to))
          AND NOT EXISTS (SELECT 1 FROM etl_reject r WHERE r.dossier_id = p.dossier_id)
        ORDER BY p.dossier_id LIMIT :limit
        """);

    private final String page;

    Held(String page) {
      this.page = page;
    }

    /** Those of a run over this scope, which no dossier has in common. */
    public static List<Held> of(Scope scope) {
      return scope.takesOpen() ? List.of(values()) : List.of(FACTS);
    }
  }

  private static final String ROWS =
      """
      SELECT dossier_id, dossier_code, agency_key, procedure_key, accepted_date, accepted_month,
        finished_date, due_date, status_code, channel, service_level, channel_missing, online,
        online_766, component_digitised, result_due, result_digitised, digitised_766, reused,
        obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, is_open, open_state,
        timeliness, amount_due, amount_online, amount_transfer, amount_cash, rule_set
      FROM fact_dossier
      WHERE dossier_id IN (:ids)
      """;

  private final JdbcTemplate warehouse;

  public ScopeFacts(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The next ids, in the warehouse's order.
   *
   * @param id the id read last; null to begin
   */
  public List<String> ids(Held held, Scope scope, String id, int limit) {
    return new NamedParameterJdbcTemplate(warehouse)
        .queryForList(
            held.page,
            new MapSqlParameterSource()
                .addValue("after", id)
                .addValue("from", scope.from())
                .addValue("to", scope.to())
                .addValue("limit", limit),
            String.class);
  }

  /** The ids under which the source has these dossiers, in the same order. */
  public List<String> inSource(List<String> ids) {
    return new LongIds(warehouse).inSource(ids);
  }

  /** These facts by id, as {@link FactRow#byColumn}. */
  Map<String, Map<String, String>> rows(Collection<String> ids) {
    Map<String, Map<String, String>> rows = new HashMap<>();
    new NamedParameterJdbcTemplate(warehouse)
        .query(
            ROWS,
            Map.of("ids", ids),
            rs -> {
              rows.put(rs.getString("dossier_id"), row(rs));
            });
    return rows;
  }

  private static Map<String, String> row(ResultSet rs) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    for (String column : FactRow.COLUMNS) {
      row.put(column, rs.getString(column));
    }
    return row;
  }
}
