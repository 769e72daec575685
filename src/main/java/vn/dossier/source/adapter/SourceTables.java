package vn.dossier.source.adapter;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The tables and views of a database with their columns, as far as the account may see them. */
final class SourceTables {

  private final Map<String, Map<String, ColumnType>> tables;

  private SourceTables(Map<String, Map<String, ColumnType>> tables) {
    this.tables = tables;
  }

  static SourceTables read(DatabaseMetaData meta) throws SQLException {
    // A server that tells HO_SO from ho_so finds only the one that the statements write
    Map<String, Map<String, ColumnType>> tables =
        meta.supportsMixedCaseIdentifiers()
            ? new TreeMap<>()
            : new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String catalog = meta.getConnection().getCatalog();
    String schema = meta.getConnection().getSchema();
    try (ResultSet columns = meta.getColumns(catalog, schema, "%", "%")) {
      while (columns.next()) {
        tables
            .computeIfAbsent(
                columns.getString("TABLE_NAME"),
                table -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
            .put(
                columns.getString("COLUMN_NAME"),
                ColumnType.of(columns.getInt("DATA_TYPE"), columns.getInt("COLUMN_SIZE")));
      }
    }
    return new SourceTables(tables);
  }

  /** Columns of a table by name, whatever its case; empty when the table is not there. */
  Map<String, ColumnType> columns(String table) {
    return tables.getOrDefault(table, Map.of());
  }
}
