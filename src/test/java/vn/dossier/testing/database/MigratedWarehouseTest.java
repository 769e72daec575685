package vn.dossier.testing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.schema.Migrations;

/** Most tests begin with a copy of the tables: it is what the migrations make. */
class MigratedWarehouseTest {

  private static final String COLUMNS =
      """
      SELECT CONCAT(table_name, '.', column_name, ' ', data_type) FROM information_schema.columns
      WHERE table_schema = 'PUBLIC' ORDER BY table_name, ordinal_position
      """;

  @Test
  void aCopyOnH2HasTheSameTablesViewsAndRows() throws SQLException {
    Databases migrated = Databases.h2();
    try (Product product = new Product(migrated.settings())) {
      product.get(Migrations.class).migrate();
    }

    Databases copy = Databases.h2().migrated();
    assertThat(texts(copy, "SCRIPT NOPASSWORDS NOSETTINGS"))
        .hasSizeGreaterThan(100)
        .containsExactlyInAnyOrderElementsOf(texts(migrated, "SCRIPT NOPASSWORDS NOSETTINGS"));
    // A view that was made too early has none
    assertThat(texts(copy, COLUMNS)).containsExactlyElementsOf(texts(migrated, COLUMNS));
  }

  // But for the times at which a migration ran
  private static List<String> texts(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.warehouse()) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .queryForList(sql, String.class).stream()
              .filter(text -> !text.contains("INSERT INTO \"PUBLIC\".\"flyway_"))
              .toList();
    }
  }
}
