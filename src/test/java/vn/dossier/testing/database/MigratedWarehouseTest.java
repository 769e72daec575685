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

  @Test
  void aCopyOnH2HasTheSameTablesViewsAndRows() throws SQLException {
    Databases migrated = Databases.h2();
    try (Product product = new Product(migrated.settings())) {
      product.get(Migrations.class).migrate();
    }

    assertThat(statements(Databases.h2().migrated()))
        .hasSizeGreaterThan(100)
        .containsExactlyInAnyOrderElementsOf(statements(migrated));
  }

  // But for the times at which a migration ran
  private static List<String> statements(Databases databases) throws SQLException {
    try (Connection connection = databases.warehouse()) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
          .queryForList("SCRIPT NOPASSWORDS NOSETTINGS", String.class).stream()
              .filter(statement -> !statement.contains("INSERT INTO \"PUBLIC\".\"flyway_"))
              .toList();
    }
  }
}
