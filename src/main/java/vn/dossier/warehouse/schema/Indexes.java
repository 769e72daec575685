package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The indexes that a table of the warehouse has. */
final class Indexes {

  private Indexes() {}

  /**
   * @param table in small letters
   * @return their names in small letters
   */
  static Set<String> of(Connection connection, String table) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String stored = metadata.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    Set<String> names = new HashSet<>();
    try (ResultSet index =
        metadata.getIndexInfo(connection.getCatalog(), null, stored, false, true)) {
      while (index.next()) {
        String name = index.getString("INDEX_NAME");
        if (name != null) {
          names.add(name.toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
