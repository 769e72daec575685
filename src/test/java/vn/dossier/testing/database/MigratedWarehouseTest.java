package vn.dossier.testing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.schema.Migrations;

/** Most tests begin with a copy of the tables: it is what the migrations make. */
class MigratedWarehouseTest {

  // A view that was made too early has none
  private static final String COLUMNS =
      """
      SELECT CONCAT(table_name, '.', column_name, ' ', data_type, ' ', is_nullable)
      FROM information_schema.columns
      WHERE table_schema = 'PUBLIC' ORDER BY table_name, ordinal_position
      """;

  private static final String INDEXES =
      """
      SELECT CONCAT(table_name, '.', column_name, ' ', ordinal_position)
      FROM information_schema.index_columns
      WHERE table_schema = 'PUBLIC' ORDER BY table_name, column_name, ordinal_position
      """;

  @Test
  void aCopyOnH2HasTheSameColumnsIndexesAndRows() throws SQLException {
    Databases migrated = Databases.h2();
    try (Product product = new Product(migrated.settings())) {
      product.get(Migrations.class).migrate();
    }

    Databases copy = Databases.h2().migrated();

    assertThat(texts(copy, COLUMNS)).hasSizeGreaterThan(500).isEqualTo(texts(migrated, COLUMNS));
    assertThat(texts(copy, INDEXES)).hasSizeGreaterThan(50).isEqualTo(texts(migrated, INDEXES));
    assertThat(rows(copy)).isEqualTo(rows(migrated));
  }

  private static List<String> texts(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.warehouse()) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .queryForList(sql, String.class);
    }
  }

  private static Map<String, List<String>> rows(Databases databases) throws SQLException {
    try (Connection connection = databases.warehouse()) {
      Map<String, List<String>> rows = AllTables.read(connection);
      // It tells when
      rows.keySet().removeIf(table -> table.equalsIgnoreCase("flyway_schema_history"));
      return rows;
    }
  }
}
