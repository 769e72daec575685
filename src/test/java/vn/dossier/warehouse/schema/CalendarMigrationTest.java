package vn.dossier.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;

/** What a warehouse of version 1.3.0 holds is told of by weeks and search names at once. */
class CalendarMigrationTest {

  private static void migrate(DataSource warehouse, String target) {
    Vendor vendor = Vendor.of(warehouse);
    Flyway.configure()
        .dataSource(warehouse)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor.folder())
        .placeholders(Map.of("tableOptions", vendor.tableOptions()))
        .javaMigrations(new CalendarMigration())
        .target(MigrationVersion.fromVersion(target))
        .load()
        .migrate();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsThereIsDescribedAndAMigrationThatBrokeOffGoesOn(boolean server) throws SQLException {
    Databases databases = server ? Databases.server("utf8mb4_general_ci") : Databases.h2();
    DataSource dataSource =
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password());
    migrate(dataSource, "35");
    JdbcTemplate warehouse = new JdbcTemplate(dataSource);
    warehouse.update("INSERT INTO dim_date VALUES ('2023-09-02', 2023, 3, 9, '2023-09-01', 6)");
    for (String table : List.of("stage_dim_agency", "dim_agency")) {
      warehouse.update(
          "INSERT INTO %s VALUES (1, 'SYT', NULL, 'Sở Y tế', 'PROVINCE', NULL, 1, 1,"
                  .formatted(table)
              + " '1900-01-01', '9999-12-31', 1)");
    }
    for (String table : List.of("stage_dim_procedure", "dim_procedure")) {
      warehouse.update(
          "INSERT INTO %s VALUES (1, '1.0001', 'Đăng ký khai sinh', NULL, NULL, NULL, 0, 1)"
              .formatted(table));
    }
    // Killed behind its first column
    new AddedColumn("dim_date", "iso_year", "INT").add(dataSource.getConnection());

    migrate(dataSource, "38");

    // A view finds a month by its first day, so that day is added
    assertThat(
            warehouse.queryForList(
                "SELECT CONCAT_WS(' ', date_key, iso_week, day_name, is_weekend, month_start)"
                    + " FROM dim_date ORDER BY date_key",
                String.class))
        .containsExactly(
            "2023-09-01 35 Thứ Sáu 0 2023-09-01", "2023-09-02 35 Thứ Bảy 1 2023-09-01");
    for (String table : List.of("stage_dim_agency", "dim_agency")) {
      assertThat(
              warehouse.queryForObject(
                  "SELECT search_name FROM %s WHERE agency_key = 1".formatted(table), String.class))
          .isEqualTo("so y te");
    }
    for (String table : List.of("stage_dim_procedure", "dim_procedure")) {
      assertThat(
              warehouse.queryForObject(
                  "SELECT search_name FROM %s WHERE procedure_key = 1".formatted(table),
                  String.class))
          .isEqualTo("dang ky khai sinh");
    }
  }
}
