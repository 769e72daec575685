package vn.dossier.recalculation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The raw tables of src/docs/contracts.md as lists of rows by column name. Text is as stored,
 * numbers are Integer, or Long where they must, timestamps are text (`2023-02-30 00:00:00`), since
 * some of them are no dates.
 */
public final class SourceRows {

  private final Map<SourceTable, List<Map<String, Object>>> tables =
      new EnumMap<>(SourceTable.class);

  /** No rows in any table. */
  public SourceRows() {
    for (SourceTable table : SourceTable.values()) {
      tables.put(table, new ArrayList<>());
    }
  }

  /** The rows of a table, to read and to change; an absent column is null. */
  public List<Map<String, Object>> rows(SourceTable table) {
    return tables.get(table);
  }

  /** Adds a row given as column, value, column, value. */
  public Map<String, Object> add(SourceTable table, Object... columnsAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      String column = (String) columnsAndValues[i];
      if (!table.columns().contains(column)) {
        throw new IllegalArgumentException(table + " has no column " + column);
      }
      row.put(column, columnsAndValues[i + 1]);
    }
    tables.get(table).add(row);
    return row;
  }

  /**
   * Replaces the contents of the source tables, in one transaction. On MySQL and MariaDB zero and
   * impossible dates are let in for this one write.
   *
   * @throws SQLException if a row cannot be stored
   */
  public void writeTo(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      boolean h2 = isH2(connection);
      String mode = h2 ? null : sqlMode(statement);
      if (!h2) {
        statement.execute("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'");
      }
      if (holdsLongs()) {
        widen(statement);
      }
      for (SourceTable table : SourceTable.values()) {
        statement.executeUpdate(table.deletion());
        insert(connection, table);
      }
      connection.commit();
      if (!h2) {
        statement.execute("SET SESSION sql_mode = '" + mode + "'");
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  /** Reads back what the tables of an H2 source hold: all timestamps there are dates. */
  static SourceRows readFrom(Connection connection) throws SQLException {
    SourceRows rows = new SourceRows();
    try (Statement statement = connection.createStatement()) {
      for (SourceTable table : SourceTable.values()) {
        try (ResultSet result = statement.executeQuery(table.selection())) {
          while (result.next()) {
            rows.rows(table).add(row(table, result));
          }
        }
      }
    }
    return rows;
  }

  private static Map<String, Object> row(SourceTable table, ResultSet result) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= table.columns().size(); i++) {
      int type = result.getMetaData().getColumnType(i);
      boolean number = type == Types.INTEGER || type == Types.SMALLINT || type == Types.BIGINT;
      String text = result.getString(i);
      row.put(table.columns().get(i - 1), number && text != null ? number(text) : text);
    }
    return row;
  }

  private static Object number(String text) {
    long number = Long.parseLong(text);
    return number == (int) number ? (Object) (int) number : number;
  }

  /** Whether the connection's database cannot hold impossible dates. */
  static boolean isH2(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }

  private boolean holdsLongs() {
    return rows(SourceTable.YEU_CAU_THANH_TOAN).stream()
        .anyMatch(row -> row.values().stream().anyMatch(Long.class::isInstance));
  }

  /** Lets the source hold amounts that the columns of the contract cannot. */
  private static void widen(Statement statement) throws SQLException {
    for (String column : List.of("so_tien", "phi", "le_phi")) {
      statement.execute("ALTER TABLE yeu_cau_thanh_toan MODIFY %s BIGINT".formatted(column));
    }
  }

  private static String sqlMode(Statement statement) throws SQLException {
    try (ResultSet mode = statement.executeQuery("SELECT @@SESSION.sql_mode")) {
      mode.next();
      return mode.getString(1);
    }
  }

  private void insert(Connection connection, SourceTable table) throws SQLException {
    try (PreparedStatement insertion = connection.prepareStatement(table.insertion())) {
      for (Map<String, Object> row : tables.get(table)) {
        int parameter = 1;
        for (String column : table.columns()) {
          insertion.setObject(parameter++, row.get(column));
        }
        insertion.addBatch();
      }
      insertion.executeBatch();
    }
  }
}
