package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;

/** Each run that did not end well is followed by the very command to type next. */
class NextCommandsTest {

  private static final LocalDate TODAY = LocalDate.of(2023, 11, 10);

  @Test
  void theCommandFollowsWhatHasHappenedSince() throws SQLException {
    Databases databases = Databases.h2();
    try (Product product = new Product(databases.settings())) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      product.run(TODAY, "recover");

      warehouse.execute("ALTER TABLE stage_digitised_result RENAME TO away");
      assertThat(night(product, "2023-10-31")).isEqualTo(2);
      JsonNode failed = run(databases, 1);
      assertThat(failed.at("/status").asString()).isEqualTo("FAILED");
      assertThat(failed.at("/error").asString()).containsIgnoringCase("stage_digitised_result");
      assertThat(next(failed)).containsExactly("rerun");

      status(warehouse, "STARTED");
      JsonNode dead = run(databases, 1);
      assertThat(dead.at("/dead").asBoolean()).isTrue();
      assertThat(next(dead)).containsExactly("rerun");

      status(warehouse, "FAILED");
      warehouse.update(
          """
          INSERT INTO etl_run_check (job_execution_id, check_name, severity, observed, allowed, passed)
          VALUES (1, 'one-place', 'ERROR', 1, 0, 0)
          """);
      assertThat(next(run(databases, 1)))
          .containsExactly("nightly --date 2023-10-31 --full --force");

      warehouse.update("DELETE FROM etl_run_check");
      warehouse.execute("ALTER TABLE away RENAME TO stage_digitised_result");
      assertThat(night(product, "2023-11-01")).isZero();
      assertThat(next(run(databases, 1))).containsExactly("nightly --date 2023-10-31 --force");

      assertThat(night(product, "2023-10-31", "--force")).isZero();
      assertThat(next(run(databases, 1))).isEmpty();
    }
  }

  @Test
  void aRunThatFailedBeforeItWasPlannedIsShownToo() throws SQLException {
    Databases databases = Databases.h2();
    try (Product product = new Product(databases.settings())) {
      JdbcTemplate warehouse = product.get(JdbcTemplate.class);
      product.run(TODAY, "recover");
      warehouse.execute("ALTER TABLE etl_run ALTER COLUMN wrote RENAME TO away");
      assertThat(night(product, "2023-10-31")).isEqualTo(2);
      warehouse.execute("ALTER TABLE etl_run ALTER COLUMN away RENAME TO wrote");

      Answer answer = Answer.to(databases.settings(), "status");

      assertThat(answer.code()).isZero();
      assertThat(answer.out())
          .contains("2023-10-31", "FAILED", "It ended before it was planned", "Type next: rerun")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void nightsThatAreMissingBehindTheFirstPublishedAreGaps() throws SQLException {
    Databases databases = Databases.h2().migrated();
    try (Product product = new Product(databases.settings())) {
      for (String date : new String[] {"2023-10-28", "2023-10-29", "2023-11-01", "2023-11-03"}) {
        assertThat(night(product, date)).isZero();
      }
      assertThat(Answer.to(databases.settings(), "status").out())
          .contains(
              "Missing night: 2023-10-30 to 2023-10-31; type nightly --date 2023-10-30 --force, and",
              "Missing night: 2023-11-02; type nightly --date 2023-11-02 --force",
              "Missing night: 2023-11-04 to ");
    }
  }

  private static int night(Product product, String... date) {
    List<String> typed = new ArrayList<>(List.of("nightly", "--date"));
    typed.addAll(List.of(date));
    return product.run(TODAY, typed.toArray(String[]::new));
  }

  private static void status(JdbcTemplate warehouse, String status) {
    warehouse.update("UPDATE BATCH_JOB_EXECUTION SET STATUS = ?", status);
  }

  private static JsonNode run(Databases databases, long id) {
    for (JsonNode run : Answer.to(databases.settings(), "status", "--json").json().at("/runs")) {
      if (run.at("/job_execution_id").asLong() == id) {
        return run;
      }
    }
    throw new AssertionError("no run " + id);
  }

  private static List<String> next(JsonNode run) {
    List<String> commands = new ArrayList<>();
    run.at("/next_commands").forEach(command -> commands.add(command.asString()));
    return commands;
  }
}
