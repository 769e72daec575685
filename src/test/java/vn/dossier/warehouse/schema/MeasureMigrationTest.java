package vn.dossier.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;

/** A measure's column comes into every table that has the other measures, once. */
class MeasureMigrationTest {

  private final DriverManagerDataSource empty = empty();
  private final JdbcTemplate warehouse = new JdbcTemplate(empty);

  private static DriverManagerDataSource empty() {
    try {
      Databases databases = Databases.h2();
      return new DriverManagerDataSource(
          databases.warehouseUrl(), databases.username(), databases.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void migrate(JavaMigration... more) {
    Flyway.configure()
        .dataSource(empty)
        .locations("classpath:db/migration/common", "classpath:db/migration/h2")
        .placeholders(Map.of("tableOptions", ""))
        .javaMigrations(
            Stream.concat(JavaMigrations.of(Vendor.H2).stream(), Stream.of(more))
                .toArray(JavaMigration[]::new))
        .load()
        .migrate();
  }

  private List<String> tablesWith(String column) {
    return warehouse.queryForList(
        """
        SELECT LOWER(table_name) FROM information_schema.columns
        WHERE table_schema = SCHEMA() AND LOWER(column_name) = ?
          AND LOWER(table_name) NOT LIKE 'kpi%' ORDER BY 1
        """,
        String.class, column);
  }

  private long marks() {
    return warehouse.queryForObject(
        "SELECT COUNT(*) FROM etl_touched_cell WHERE partition_name = 'everything'", Long.class);
  }

  @Test
  void itComesIntoEveryTableOfItsList() {
    migrate(
        MeasureMigration.ofDossiers("9001", "of_dossiers"),
        MeasureMigration.ofCompletions("9002", "of_completions"));

    assertThat(tablesWith("of_dossiers")).isEqualTo(tablesWith("channel_unknown"));
    assertThat(tablesWith("of_completions")).isEqualTo(tablesWith("no_due_date"));
  }

  @Test
  void whereNothingIsPublishedNothingIsCountedAgain() {
    migrate(MeasureMigration.ofCompletions("9002", "of_completions"));
    assertThat(marks()).isZero();
  }

  @Test
  void cellsWithoutItAreCountedAgainAndAMigrationCutShortIsRepeated() {
    migrate();
    warehouse.update(
        """
        INSERT INTO fact_completion_daily (finished_date, agency_key, procedure_key, finished, early,
          on_time, late, no_due_date, job_execution_id)
        VALUES (DATE '2023-10-02', 0, 0, 1, 1, 0, 0, 0, 1)
        """);
    warehouse.execute("ALTER TABLE fact_completion_daily ADD COLUMN of_completions BIGINT");

    migrate(MeasureMigration.ofCompletions("9002", "of_completions"));

    assertThat(tablesWith("of_completions"))
        .contains("fact_completion_daily", "fact_monthly_as_is", "stage_completion_daily");
    assertThat(marks()).isEqualTo(1);
  }
}
