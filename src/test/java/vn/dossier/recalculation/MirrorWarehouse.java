package vn.dossier.recalculation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.dossier.testing.database.AgencyMonths;

/** Writes canonical rows into the tables of a real warehouse, under surrogate keys of its own. */
final class MirrorWarehouse {

  private static final Set<CanonicalTable> VIEWS =
      Set.of(
          CanonicalTable.KPI_MONTHLY,
          CanonicalTable.KPI_MONTHLY_AGENCY,
          CanonicalTable.ETL_FRESHNESS);

  private final Connection warehouse;
  private final Map<String, Integer> keys = new HashMap<>();
  private int resolutions;

  MirrorWarehouse(Connection warehouse) {
    this.warehouse = warehouse;
  }

  /** Replaces the contents of every table that is no view. */
  void write(CanonicalRows rows) throws SQLException {
    for (CanonicalTable table : CanonicalTable.values()) {
      if (!VIEWS.contains(table)) {
        write(table, rows.rows(table));
      }
    }
    try (Statement statement = warehouse.createStatement()) {
      statement.executeUpdate(AgencyMonths.CLEAR);
      statement.executeUpdate(AgencyMonths.FILL);
    }
  }

  private void write(CanonicalTable table, Map<String, Map<String, String>> rows)
      throws SQLException {
    String name = table.name().toLowerCase(Locale.ROOT);
    try (Statement statement = warehouse.createStatement()) {
      statement.executeUpdate("DELETE FROM " + name);
      try (ResultSet empty = statement.executeQuery("SELECT * FROM " + name)) {
        ResultSetMetaData columns = empty.getMetaData();
        List<String> marks = Collections.nCopies(columns.getColumnCount(), "?");
        try (PreparedStatement insertion =
            warehouse.prepareStatement(
                "INSERT INTO %s VALUES (%s)".formatted(name, String.join(", ", marks)))) {
          for (Map.Entry<String, Map<String, String>> row : rows.entrySet()) {
            Map<String, String> whole = whole(table, row.getKey(), row.getValue());
            int times = Integer.parseInt(whole.getOrDefault("times", "1"));
            for (int i = 0; i < times; i++) {
              whole.put("resolved_by_run", Integer.toString(++resolutions));
              add(insertion, columns, whole);
            }
          }
          insertion.executeBatch();
        }
      }
    }
  }

  /** The row by column, with the keys that its business keys stand for. */
  private Map<String, String> whole(CanonicalTable table, String key, Map<String, String> values) {
    Map<String, String> row = new HashMap<>(values);
    List<String> parts = new ArrayList<>(List.of(key.split(" \\| ", -1)));
    for (int i = 0; i < parts.size(); i++) {
      row.put(table.keyColumns().get(i), parts.get(i));
    }
    String agency = row.get("agency_code") + row.getOrDefault("agency_from", row.get("valid_from"));
    boolean unknown = "".equals(row.get("agency_code"));
    row.put("agency_key", unknown ? "0" : surrogate("agency " + agency));
    boolean unknownProcedure = "".equals(row.get("procedure_code"));
    row.put(
        "procedure_key",
        unknownProcedure ? "0" : surrogate("procedure " + row.get("procedure_code")));
    row.put("job_execution_id", row.getOrDefault("run", "1"));
    row.put("status", "COMPLETED");
    row.put("published_at", "2023-11-01 00:00:00");
    row.put("published_date", row.get("business_date"));
    return row;
  }

  private String surrogate(String businessKey) {
    return Integer.toString(keys.computeIfAbsent(businessKey, k -> keys.size() + 1));
  }

  private static void add(
      PreparedStatement insertion, ResultSetMetaData columns, Map<String, String> row)
      throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value = row.get(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
      boolean absent = value == null && columns.isNullable(i) == ResultSetMetaData.columnNoNulls;
      insertion.setString(
          i,
          absent
              ? filler(columns.getColumnType(i))
              : CanonicalRows.NULL.equals(value) ? null : value);
    }
    insertion.addBatch();
  }

  private static String filler(int type) {
    return switch (type) {
      case Types.TIMESTAMP -> "2023-11-01 00:00:00";
      case Types.DATE -> "2023-11-01";
      default -> "0";
    };
  }
}
