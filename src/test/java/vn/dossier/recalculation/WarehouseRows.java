package vn.dossier.recalculation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the canonical rows out of a warehouse over JDBC. */
public final class WarehouseRows {

  private final Statement statement;
  private final Map<Object, Map<String, Object>> agencies = new HashMap<>();
  private final Map<Object, Object> procedures = new HashMap<>();
  private final Map<Object, Integer> runs = new HashMap<>();
  private final CanonicalRows rows = new CanonicalRows();

  private WarehouseRows(Statement statement) {
    this.statement = statement;
  }

  /** What the published tables, the working state and the history of complete runs hold. */
  public static CanonicalRows read(Connection warehouse) throws SQLException {
    try (Statement statement = warehouse.createStatement()) {
      return new WarehouseRows(statement).read();
    }
  }

  private CanonicalRows read() throws SQLException {
    readKeys();
    for (CanonicalTable table : CanonicalTable.values()) {
      switch (table) {
        case DIM_AGENCY, DIM_PROCEDURE -> {}
        case ETL_REJECT_HISTORY -> readResolutions();
        case ETL_RUN, ETL_RUN_EXCLUSION -> readOfCompleteRuns(table, runs);
        case ETL_RESTATEMENT -> readOfCompleteRuns(table, runsThatWentOn());
        default -> {
          for (Map<String, Object> row : select(table)) {
            rows.add(table, row);
          }
        }
      }
    }
    return rows;
  }

  /** Dimensions come first: the other tables show their business keys. Key 0 has none. */
  private void readKeys() throws SQLException {
    for (Map<String, Object> agency : select(CanonicalTable.DIM_AGENCY)) {
      if (!isUnknown(agency.get("agency_key"))) {
        agencies.put(agency.get("agency_key"), agency);
        rows.add(CanonicalTable.DIM_AGENCY, agency);
      }
    }
    for (Map<String, Object> procedure : select(CanonicalTable.DIM_PROCEDURE)) {
      if (!isUnknown(procedure.get("procedure_key"))) {
        procedures.put(procedure.get("procedure_key"), procedure.get("procedure_code"));
        rows.add(CanonicalTable.DIM_PROCEDURE, procedure);
      }
    }
    select(CanonicalTable.ETL_RUN).stream()
        .filter(run -> run.get("status").equals("COMPLETED"))
        .map(WarehouseRows::execution)
        .sorted()
        .forEach(execution -> runs.put(execution, runs.size() + 1));
  }

  private void readResolutions() throws SQLException {
    Map<List<Object>, Map<String, Object>> resolutions = new LinkedHashMap<>();
    for (Map<String, Object> row : select(CanonicalTable.ETL_REJECT_HISTORY)) {
      List<Object> key = new ArrayList<>();
      CanonicalTable.ETL_REJECT_HISTORY.keyColumns().forEach(column -> key.add(row.get(column)));
      resolutions.computeIfAbsent(key, k -> row).merge("times", 1, (a, b) -> (Integer) a + 1);
    }
    resolutions.values().forEach(row -> rows.add(CanonicalTable.ETL_REJECT_HISTORY, row));
  }

  /**
   * The complete runs by any of their executions: one that died behind its publish is continued by
   * another, and what it published stays under its own number.
   */
  private Map<Object, Integer> runsThatWentOn() throws SQLException {
    Map<Object, Integer> all = new HashMap<>(runs);
    List<Map<String, Object>> executions = new ArrayList<>(select(CanonicalTable.ETL_RUN));
    executions.sort(Comparator.comparing(WarehouseRows::execution).reversed());
    for (Map<String, Object> execution : executions) {
      Integer run = all.get(execution(execution));
      if (run != null && execution.get("continues") != null) {
        all.put(((Number) execution.get("continues")).longValue(), run);
      }
    }
    return all;
  }

  private static Long execution(Map<String, Object> row) {
    return ((Number) row.get("job_execution_id")).longValue();
  }

  private void readOfCompleteRuns(CanonicalTable table, Map<Object, Integer> numbers)
      throws SQLException {
    for (Map<String, Object> row : select(table)) {
      Integer run = numbers.get(execution(row));
      if (run != null) {
        row.put("run", run);
        rows.add(table, row);
      }
    }
  }

  private List<Map<String, Object>> select(CanonicalTable table) throws SQLException {
    List<Map<String, Object>> found = new ArrayList<>();
    String name = table.name().toLowerCase(Locale.ROOT);
    try (ResultSet result = statement.executeQuery("SELECT * FROM " + name)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          Object value = result.getObject(i);
          row.put(
              columns.getColumnLabel(i).toLowerCase(Locale.ROOT),
              value instanceof Number ? value : result.getString(i));
        }
        resolveKeys(row);
        found.add(row);
      }
    }
    return found;
  }

  private void resolveKeys(Map<String, Object> row) {
    Object agencyKey = row.get("agency_key");
    if (agencyKey != null && !row.containsKey("agency_code")) {
      Map<String, Object> agency = agencies.getOrDefault(agencyKey, Map.of());
      boolean unknown = isUnknown(agencyKey);
      row.put("agency_code", unknown ? "" : agency.getOrDefault("agency_code", "key " + agencyKey));
      row.put("agency_from", unknown ? null : agency.get("valid_from"));
    }
    Object procedureKey = row.get("procedure_key");
    if (procedureKey != null && !row.containsKey("procedure_code")) {
      row.put(
          "procedure_code",
          isUnknown(procedureKey)
              ? ""
              : procedures.getOrDefault(procedureKey, "key " + procedureKey));
    }
  }

  private static boolean isUnknown(Object key) {
    return ((Number) key).longValue() == 0;
  }
}
