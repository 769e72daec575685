package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.ProvincialDay;

/**
 * Every start of a command that writes leaves a trace, and status says what became of the night.
 */
class StartsTest {

  private static final String NOBODY = "jdbc:mysql://127.0.0.1:1/nothing";

  private static final LocalDate YESTERDAY = ProvincialDay.yesterday();

  @TempDir private Path folder;

  private final Databases databases;
  private final Map<String, Object> settings;

  StartsTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
  }

  @Test
  void aNightWhoseSourceIsDownIsTheFirstLineOfStatusAndAGap() {
    load(YESTERDAY.minusDays(1));

    assertThat(withSource(NOBODY, "nightly").code()).isEqualTo(1);

    assertThat(last())
        .containsEntry("command", "nightly")
        .containsEntry("exit_code", 1)
        .containsEntry("owner", System.getProperty("user.name"))
        .containsEntry("pid", ProcessHandle.current().pid())
        .containsEntry("job_execution_id", null);
    assertThat(last().get("ended_at")).isNotNull();
    assertThat((String) last().get("cause")).startsWith("The source: ");
    Answer status = type("status");
    assertThat(status.out().lines().findFirst().orElseThrow())
        .matches(
            "Last night \\(%s\\) did not load at \\d\\d:\\d\\d: The source: .*; type nightly"
                .formatted(YESTERDAY));
    assertThat(status.out())
        .contains("Missing night: %s; type nightly".formatted(YESTERDAY), "Started without a run");
    JsonNode told = type("status", "--json").json();
    assertThat(told.at("/verdict/code").asString()).isEqualTo("FAILED");
    assertThat(told.at("/verdict/next_commands/0").asString()).isEqualTo("nightly");
    assertThat(told.at("/gaps/0/from").asString()).isEqualTo(YESTERDAY.toString());
    assertThat(told.at("/starts/0/exit_code").asInt()).isEqualTo(1);
  }

  @Test
  void whatStatusTellsToTypeLoadsTheNight() {
    load(YESTERDAY.minusDays(1));
    withSource(NOBODY, "nightly");
    // One in the second of a publish might be one behind it
    warehouse().execute("UPDATE etl_start SET started_at = TIMESTAMPADD(SECOND, -2, started_at)");

    assertThat(type("nightly").code()).isZero();

    assertThat(last()).containsEntry("exit_code", 0).containsEntry("cause", null);
    assertThat(last().get("job_execution_id")).isEqualTo(2L);
    JsonNode told = type("status", "--json").json();
    assertThat(told.at("/verdict/code").asString()).isEqualTo("LOADED");
    assertThat(told.at("/verdict/line").asString())
        .isEqualTo("Last night (%s) is loaded and published".formatted(YESTERDAY));
    assertThat(told.at("/gaps").isEmpty()).isTrue();
    assertThat(type("status").out()).doesNotContain("Started without a run", "Missing night");
  }

  @Test
  void aRerunThatHasNoRunToContinueNamesTheCommandThatHelps() {
    load(YESTERDAY.minusDays(1));
    assertThat(type("rerun").out()).contains("Nothing to rerun");
    withSource(NOBODY, "nightly");

    Answer rerun = type("rerun");

    assertThat(rerun.code()).isEqualTo(2);
    assertThat(rerun.err())
        .contains("There is no run to continue", "type nightly (The source: ")
        .doesNotContain("Nothing to rerun");
    assertThat(type("nightly").code()).isZero();
    assertThat(type("rerun").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // Before anything is built
    "dossier.source.url, jdbc:oracle:thin:@h:1/x, 2, dossier.source.url",
    "dossier.source.password-file, /no/such/file, 2, dossier.source.password",
    // While it is built
    "dossier.nightly.partitions, 0, 2, partitions",
    "dossier.nightly.zone, Nowhere/Else, 2, zone",
    // Before the lock, and behind it
    "dossier.nightly.partitions, 30, 2, must be at least",
    "dossier.source.password, wrong, 2, The source: Wrong user name or password",
    "dossier.source.url, jdbc:mysql://127.0.0.1:1/nothing, 1, The source: "
  })
  void whateverRefusesANightItsStartIsKept(String setting, String value, int code, String cause) {
    load(YESTERDAY.minusDays(1));
    settings.put(setting, value);

    Answer answer = type("nightly");

    assertThat(answer.code()).as(answer.err()).isEqualTo(code);
    assertThat(last()).containsEntry("command", "nightly").containsEntry("exit_code", code);
    assertThat((String) last().get("cause")).contains(cause);
  }

  @Test
  void aColumnThatTheSourceLacksIsToldAndForAPersonToMend() throws SQLException {
    load(YESTERDAY.minusDays(1));
    source("ALTER TABLE ho_so DROP COLUMN kenh_thuc_hien");

    assertThat(type("nightly").code()).isEqualTo(2);

    assertThat(line())
        .contains("did not load at", "kenh_thuc_hien", "; fix that, then type nightly");
  }

  @Test
  void aRunThatFailedTellsItsCauseAndTheStartItsExecution() {
    load(YESTERDAY.minusDays(1));
    warehouse().execute("ALTER TABLE stage_digitised_result RENAME TO away");

    assertThat(type("nightly").code()).isEqualTo(2);

    assertThat(last().get("job_execution_id")).isEqualTo(2L);
    assertThat((String) last().get("cause")).startsWith("Run 2 failed, ");
    assertThat(line()).containsIgnoringCase("stage_digitised_result").endsWith("type nightly");
  }

  @Test
  void aProcessThatWasKilledNeverEnded() {
    load(YESTERDAY.minusDays(1));
    load(YESTERDAY);
    warehouse()
        .update(
            "UPDATE etl_start SET command = 'nightly', ended_at = NULL, exit_code = NULL WHERE start_id = 2");
    warehouse()
        .update(
            """
            UPDATE etl_run SET status = 'STARTED', published_at = NULL, published_date = NULL,
              finished_at = NULL, loaded = 0 WHERE job_execution_id = 2
            """);
    warehouse()
        .update(
            """
            UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL
            WHERE JOB_EXECUTION_ID = 2
            """);

    JsonNode told = type("status", "--json").json();

    assertThat(told.at("/verdict/code").asString()).isEqualTo("DIED");
    assertThat(told.at("/verdict/line").asString()).contains("its process never ended");
    assertThat(told.at("/starts/0/never_ended").asBoolean()).isTrue();
    // What had committed is counted, though the run has not come to its end
    assertThat(told.at("/runs/0/counts/loaded").asInt()).isEqualTo(1);
    assertThat(told.at("/runs/0/counts/source_dossiers").asInt()).isEqualTo(1);
    assertThat(told.at("/runs/0/warnings/PROCEDURE_UNKNOWN").asInt()).isEqualTo(1);
  }

  @Test
  void commandsThatOnlyLookLeaveNoTrace() {
    load(YESTERDAY);
    type("status");
    type("check");
    type("rejects");
    type("explain", "H-1");
    type("report", "--month", "2023-10");
    type("export", "--table", "fact_dossier", "--month", "2023-10");
    type("backfill", "--from", "2023-10-01", "--to", "2023-10-31", "--dry-run");
    assertThat(warehouse().queryForObject("SELECT COUNT(*) FROM etl_start", Long.class)).isOne();
  }

  @Test
  void everyCommandThatWritesLeavesItsOwn() {
    load(YESTERDAY);
    type("backfill", "--from", "2023-10-01", "--to", "2023-10-31");
    type("rejects", "replay");
    type("recover");
    type("rerun");
    type("purge", "--older-than", "400d");
    type("migrate");
    assertThat(
            warehouse()
                .queryForList("SELECT command FROM etl_start ORDER BY start_id", String.class))
        .containsExactly(
            "nightly --date " + YESTERDAY,
            "backfill --from 2023-10-01 --to 2023-10-31",
            "rejects replay",
            "recover",
            "rerun",
            "purge --older-than 400d",
            "migrate");
  }

  @Test
  void aStartThatCannotBeKeptIsInTheLogOnceAndTheExitCodeStands() throws SQLException, IOException {
    Path log = folder.resolve("etl.log");
    // An empty warehouse: the pools are refused before its tables are made
    settings.putAll(Databases.h2().settings());
    settings.put("dossier.nightly.partitions", "30");

    Answer answer = type("nightly", "--logging.file.name=" + log);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).hasLineCount(1);
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("This start left no row in etl_start"))
        .hasSize(1);
  }

  @Test
  void aLockThatAnotherHoldsIsTurnedAwayWithATrace() throws SQLException {
    Databases server = Databases.server("utf8mb4_general_ci").migrated();
    try (Connection other = server.warehouse();
        Statement lock = other.createStatement()) {
      lock.execute("SELECT GET_LOCK(CONCAT('dossier-etl:', DATABASE()), 0)");
      lock.execute(
          "INSERT INTO etl_lock VALUES ('backfill', 'x', 'h', 7, NULL, '2026-01-01', '2026-01-01')");
      assertThat(Answer.to(server.settings(), "nightly").code()).isEqualTo(3);
      assertThat(Answer.to(server.settings(), "status").out())
          .startsWith(
              "Last night (%s) is not loaded yet: backfill is at work".formatted(YESTERDAY));
    }
    JdbcTemplate warehouse =
        new JdbcTemplate(
            new DriverManagerDataSource(
                server.warehouseUrl(), server.username(), server.password()));
    assertThat(warehouse.queryForMap("SELECT * FROM etl_start"))
        .containsEntry("exit_code", 3)
        .extracting("cause")
        .asString()
        .startsWith("Another run is active: backfill by x on h, pid 7");
  }

  @Test
  void nightsOlderThanACatchUpReachesAreGapsWithACommandOfTheirOwn() {
    settings.put("dossier.nightly.catch-up", "2");
    load(YESTERDAY.minusDays(5));

    List<String> gaps =
        type("status").out().lines().filter(line -> line.startsWith("Missing")).toList();

    assertThat(gaps)
        .containsExactly(
            "Missing night: %s to %s; type nightly --date %s --force, and so on day by day"
                .formatted(YESTERDAY.minusDays(4), YESTERDAY.minusDays(3), YESTERDAY.minusDays(4)),
            "Missing night: %s to %s; type nightly".formatted(YESTERDAY.minusDays(2), YESTERDAY));
    assertThat(type("nightly").code()).isZero();
    load(YESTERDAY.minusDays(4), "--force");
    assertThat(type("status").out())
        .contains(
            "Missing night: %1$s; type nightly --date %1$s --force"
                .formatted(YESTERDAY.minusDays(3)));
  }

  private void load(LocalDate night, String... options) {
    try {
      source("DELETE FROM ho_so");
      source(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
            ngay_tiep_nhan)
          VALUES ('a', 'H-1', 'SYT', '2', '4', '%s 08:00:00')
          """
              .formatted(YESTERDAY.minusDays(30)));
      source("DELETE FROM don_vi");
      source(
          "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String typed = String.join(" ", "nightly --date " + night, String.join(" ", options)).trim();
    Answer answer = type(typed.split(" "));
    assertThat(answer.code()).as(answer.err()).isZero();
  }

  private Answer withSource(String url, String... typed) {
    settings.put("dossier.source.url", url);
    try {
      return type(typed);
    } finally {
      settings.put("dossier.source.url", databases.sourceUrl());
    }
  }

  private Answer type(String... typed) {
    return Answer.to(settings, typed);
  }

  private String line() {
    return type("status", "--json").json().at("/verdict/line").asString();
  }

  private Map<String, Object> last() {
    return warehouse().queryForMap("SELECT * FROM etl_start ORDER BY start_id DESC LIMIT 1");
  }

  private JdbcTemplate warehouse() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password()));
  }

  private void source(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
