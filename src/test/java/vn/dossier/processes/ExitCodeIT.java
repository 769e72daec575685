package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;

/** What a scheduler gets from {@code java -jar} with the six settings and no other. */
class ExitCodeIT {

  @TempDir Path folder;

  /** Before there is a log, too. */
  @ParameterizedTest
  @CsvSource({
    "nightly --dat 2023-10-31, --dat",
    "purge --older-than 1x, 1x",
    "rerun --step nonsense, plan-night",
    "compare --rules nowhere.yml, nowhere.yml"
  })
  void wrongUsageIsTwoAndOneLine(String command, String named) {
    Ended ended = new Jar(folder, Map.of(), true).run(command.split(" "));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).singleElement(STRING).contains(named);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void anUnreachableServerIsOne() throws SQLException {
    Databases databases = Databases.h2Files(folder);
    Map<String, String> settings = new HashMap<>(Jar.over(folder, databases).environment());
    settings.put("SPRING_DATASOURCE_URL", "jdbc:mysql://127.0.0.1:1/warehouse");

    Ended ended = new Jar(folder, settings, true).run("nightly");

    assertThat(ended.code()).as(ended.err()).isOne();
  }

  @Test
  void aNightOnAServer() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    RandomSource source = new RandomSource(5, true);
    LocalDate night = source.firstNight();
    try (Connection connection = databases.source()) {
      source.rows().writeTo(connection);
    }
    Jar jar = Jar.over(folder, databases);

    assertThat(nightly(jar, LocalDate.now().plusDays(2)).code()).as("a date to come").isEqualTo(2);
    assertThat(nightly(jar, night).code()).as("a night").isZero();
    assertThat(nightly(jar, night).code()).as("the same night again").isZero();
    assertThat(nightly(jar, night.minusDays(1)).code()).as("older, without --force").isEqualTo(2);

    execute(
        databases,
        """
        CREATE TRIGGER one_cell_wrong AFTER UPDATE ON BATCH_STEP_EXECUTION FOR EACH ROW
        IF NEW.STEP_NAME = 'aggregate-facts' AND NEW.STATUS = 'COMPLETED'
          THEN UPDATE stage_dossier_daily SET dossiers = dossiers + 1 LIMIT 1; END IF
        """);
    Ended failed = nightly(jar, night.plusDays(1), "--full");
    assertThat(failed.code()).as("a failed gate: %s", failed.err()).isEqualTo(4);
    assertThat(failed.err()).contains("facts-equal-daily");
    assertThat(published(databases)).isEqualTo(night);
    execute(databases, "DROP TRIGGER one_cell_wrong");

    assertThat(nightly(jar, night.plusDays(2)).code()).as("the next night").isZero();
    assertThat(published(databases)).isEqualTo(night.plusDays(2));
    assertThat(number(databases, "SELECT SUM(dossiers) FROM fact_dossier_daily"))
        .isEqualTo(
            number(
                databases,
                """
                SELECT COUNT(*) FROM fact_dossier
                WHERE accepted_date <= (SELECT business_date FROM etl_freshness)
                """));
    assertThat(jar.run("rerun").code()).as("nothing to rerun").isZero();
    Ended superseded = jar.run("rerun", "--execution", "2");
    assertThat(superseded.code()).as("superseded: %s", superseded.err()).isEqualTo(2);
    assertThat(superseded.err()).contains("nightly --date " + night.plusDays(1) + " --force");
  }

  private static Ended nightly(Jar jar, LocalDate date, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "nightly";
    arguments[1] = "--date";
    arguments[2] = date.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return jar.run(arguments);
  }

  private static LocalDate published(Databases databases) throws SQLException {
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT business_date FROM etl_freshness")) {
      row.next();
      return row.getObject(1, LocalDate.class);
    }
  }

  private static long number(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
