package vn.dossier.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.Scope;

/** Facts as a rehearsal looks at them: page by page, and only read. */
public final class ScopeFacts {

  private static final String IDS =
      """
      SELECT dossier_id FROM fact_dossier
      WHERE (? IS NULL OR dossier_id > ?) AND accepted_date BETWEEN ? AND ?
      ORDER BY dossier_id
      LIMIT ?
      """;

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
   * The next facts accepted in scope, in the warehouse's order.
   *
   * @param id the id read last; null to begin
   */
  public List<String> ids(Scope scope, String id, int limit) {
    return warehouse.queryForList(IDS, String.class, id, id, scope.from(), scope.to(), limit);
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
