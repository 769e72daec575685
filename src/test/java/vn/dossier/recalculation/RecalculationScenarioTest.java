package vn.dossier.recalculation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import vn.dossier.warehouse.schema.JavaMigrations;
import vn.dossier.warehouse.schema.Vendor;

/**
 * The scenario against a stand-in for the product that recalculates by itself and stores the result
 * in a migrated warehouse: what is right is found right, kpi views included, and a slip is found.
 */
class RecalculationScenarioTest {

  private final String warehouseUrl = url();

  private final Recalculation standIn = new Recalculation();
  private Connection source;
  private Connection warehouse;

  @BeforeEach
  void newDatabases() throws SQLException {
    Flyway.configure()
        .dataSource(warehouseUrl, "sa", "")
        .locations("classpath:db/migration/common", "classpath:db/migration/h2")
        .placeholders(Map.of("tableOptions", ""))
        .javaMigrations(JavaMigrations.of(Vendor.H2).toArray(JavaMigration[]::new))
        .load()
        .migrate();
    warehouse = open(warehouseUrl);
    source = open(url());
    ScriptUtils.executeSqlScript(source, new FileSystemResource("jobs/source/one-stop/schema.sql"));
  }

  @AfterEach
  void dropDatabases() throws SQLException {
    for (Connection connection : List.of(source, warehouse)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aWarehouseThatIsRightHasNoDifferences(long seed) throws SQLException {
    RecalculationScenario.play(
        (today, command) -> night(today, List.of(command)), source, () -> open(warehouseUrl), seed);
  }

  @Test
  void oneWrongCellIsNamedWithTheSeedAndTheCommands() {
    assertThatThrownBy(
            () ->
                RecalculationScenario.play(
                    (today, command) -> {
                      int exit = night(today, List.of(command));
                      update("UPDATE fact_dossier_monthly SET reused = reused + 1");
                      return exit;
                    },
                    source,
                    () -> open(warehouseUrl),
                    1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 1")
        .hasMessageContaining("nightly --date")
        .hasMessageContaining("FACT_DOSSIER_MONTHLY")
        .hasMessageContaining("reused: expected");
  }

  /** Plays one command as the product would, on what the source tables hold. */
  private int night(LocalDate today, List<String> command) {
    try {
      SourceRows rows = SourceRows.readFrom(source);
      if (command.get(0).equals("rejects")) {
        standIn.replay(rows, command.size() > 3 ? command.get(3) : null, today);
        new MirrorWarehouse(warehouse).write(standIn.state());
        return 0;
      }
      LocalDate first = LocalDate.parse(command.get(2));
      boolean full = command.contains("--full");
      if (command.get(0).equals("backfill")) {
        standIn.backfill(rows, first, LocalDate.parse(command.get(4)), today);
      } else if (!first.equals(standIn.lastPublished()) || command.contains("--force")) {
        standIn.nightly(rows, first, today, full);
      }
      new MirrorWarehouse(warehouse).write(standIn.state());
      return 0;
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void update(String statement) {
    try (Statement update = warehouse.createStatement()) {
      update.executeUpdate(statement);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String url() {
    return "jdbc:h2:mem:%s;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1"
        .formatted(UUID.randomUUID());
  }

  private static Connection open(String url) {
    try {
      return DriverManager.getConnection(url, "sa", "");
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
