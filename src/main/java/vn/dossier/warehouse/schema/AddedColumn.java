package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A column that a later version brings. MySQL adds none twice and commits each change by itself, so
 * whoever repeats a migration asks first whether it is there.
 *
 * @param definition its type, nullable or with a default
 */
record AddedColumn(String table, String column, String definition) {

  private static final String PRESENT =
      """
      SELECT COUNT(*) FROM information_schema.columns
      WHERE table_schema = SCHEMA() AND LOWER(table_name) = ? AND LOWER(column_name) = ?
      """;

  void add(Connection connection) throws SQLException {
    if (!isThere(connection)) {
      try (Statement statement = connection.createStatement()) {
        // DDL takes no parameters; the names are the program's own
        statement.execute("ALTER TABLE %s ADD COLUMN %s %s".formatted(table, column, definition));
      }
    }
  }

  private boolean isThere(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
      statement.setString(1, table);
      statement.setString(2, column);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }
}
