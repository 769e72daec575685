package vn.dossier.report.semantic;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import vn.dossier.report.figure.Language;

/** Tables and views as the dictionary tells of them, with the types that the database has. */
final class PublishedObjects {

  private static final String ROWS =
      """
      SELECT v.object_name, v.column_name, e.sentence AS sentence_en, v.sentence AS sentence_vi
      FROM etl_dictionary_vi v
      JOIN etl_dictionary e ON e.object_name = v.object_name AND e.column_name = v.column_name
      ORDER BY v.place
      """;

  record PublishedObject(String name, String sentence, List<PublishedColumn> columns) {}

  /**
   * A column.
   *
   * @param type as MySQL names it, whatever database it was read from
   */
  record PublishedColumn(String name, String sentence, String type) {}

  private final JdbcClient warehouse;
  private final DataSource dataSource;

  PublishedObjects(JdbcClient warehouse, DataSource dataSource) {
    this.warehouse = warehouse;
    this.dataSource = dataSource;
  }

  /**
   * @param names those that readers are granted
   */
  List<PublishedObject> read(List<String> names, Language language) {
    Map<String, Map<String, String>> types = types();
    Map<String, PublishedObject> objects = new LinkedHashMap<>();
    warehouse
        .sql(ROWS)
        .query(
            rs -> {
              String object = rs.getString("object_name");
              String column = rs.getString("column_name");
              String sentence =
                  rs.getString(language == Language.VI ? "sentence_vi" : "sentence_en");
              if (!names.contains(object)) {
                return;
              }
              if (column.isEmpty()) {
                objects.put(object, new PublishedObject(object, sentence, new ArrayList<>()));
              } else {
                String type = types.getOrDefault(object, Map.of()).get(column);
                objects.get(object).columns().add(new PublishedColumn(column, sentence, type));
              }
            });
    return List.copyOf(objects.values());
  }

  private Map<String, Map<String, String>> types() {
    Map<String, Map<String, String>> types = new HashMap<>();
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      DatabaseMetaData database = connection.getMetaData();
      try (ResultSet columns =
          database.getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
        while (columns.next()) {
          types
              .computeIfAbsent(lower(columns.getString("TABLE_NAME")), name -> new HashMap<>())
              .put(lower(columns.getString("COLUMN_NAME")), type(columns.getInt("DATA_TYPE")));
        }
      }
      return types;
    } catch (SQLException e) {
      throw new IllegalStateException("The warehouse does not tell the types of its columns", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String type(int type) {
    return switch (type) {
      case Types.DATE -> "DATE";
      case Types.TIMESTAMP -> "DATETIME";
      case Types.BIGINT -> "BIGINT";
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIT, Types.BOOLEAN -> "INTEGER";
      case Types.DECIMAL, Types.NUMERIC -> "DECIMAL";
      case Types.FLOAT, Types.REAL, Types.DOUBLE -> "DOUBLE";
      default -> "VARCHAR";
    };
  }
}
