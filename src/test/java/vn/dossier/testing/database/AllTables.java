package vn.dossier.testing.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every table of a database as it stands, ids, times and all. */
public final class AllTables {

  private AllTables() {}

  /** The rows of each table as text, sorted. */
  public static Map<String, List<String>> read(Connection connection) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", types())) {
      while (found.next()) {
        tables.put(found.getString("TABLE_NAME"), new ArrayList<>());
      }
    }
    String quote = connection.getMetaData().getIdentifierQuoteString();
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, List<String>> table : tables.entrySet()) {
        String name = quote + table.getKey() + quote;
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + name)) {
          while (row.next()) {
            table.getValue().add(text(row));
          }
        }
        Collections.sort(table.getValue());
      }
    }
    return tables;
  }

  private static String[] types() {
    return new String[] {"TABLE", "BASE TABLE"};
  }

  private static String text(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      values.add(row.getString(i));
    }
    return values.toString();
  }
}
