package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.DossierEtl;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.purge.Purge;
import vn.dossier.operate.CommandLineInterface;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.RefusedFact;

/**
 * Old history goes, and no command answers otherwise than before (src/docs/contracts.md, purge).
 */
class PurgeTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate NEXT = NIGHT.plusDays(1);
  private static final LocalDate TODAY = NEXT.plusDays(1);

  /** Every run of these tests has ended before. */
  private static final LocalDateTime ALL = LocalDateTime.of(9000, 1, 1, 0, 0);

  private static final List<String> BATCH =
      List.of(
          "BATCH_JOB_INSTANCE",
          "BATCH_JOB_EXECUTION",
          "BATCH_JOB_EXECUTION_PARAMS",
          "BATCH_JOB_EXECUTION_CONTEXT",
          "BATCH_STEP_EXECUTION",
          "BATCH_STEP_EXECUTION_CONTEXT");

  private static final List<String> KEPT = List.of("etl_run", "etl_restatement", "etl_reject");

  private Nights nights;

  @AfterEach
  void close() {
    if (nights != null) {
      nights.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfAnOldAttemptIsLeftAndNothingElseGoes(GateTest.Server server) throws SQLException {
    open(server);
    long first = succeed(nights.night(NIGHT));
    nights.dossier("d-bad").put("trang_thai_ho_so_id", "2");
    long second = succeed(nights.night(NIGHT, "--force"));
    long next = succeed(nights.night(NEXT));
    List<String> kept = rows(KEPT);
    List<String> published = List.of(nights.published().toString());

    Purge.Removed removed = purge(ALL);

    assertThat(removed.executions()).isEqualTo(1);
    assertThat(removed.details()).isPositive();
    assertThat(removed.rejects()).isEqualTo(1);
    assertThat(removed.verdicts()).isEqualTo(1);
    assertThat(ids("BATCH_JOB_EXECUTION")).containsExactly(second, next);
    for (String table :
        List.of(
            "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION",
            "etl_run_check",
            "etl_run_exclusion")) {
      assertThat(ids(table)).as(table).containsExactly(second, next);
    }
    assertThat(nights.number("SELECT COUNT(*) FROM BATCH_JOB_INSTANCE")).isEqualTo(2);
    assertThat(nights.number("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION_CONTEXT"))
        .isEqualTo(nights.number("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION"));
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run_tally WHERE run_id = ?", first))
        .isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run_tally WHERE run_id = ?", second))
        .isPositive();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_reject_history")).isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_verdict_history")).isZero();
    assertThat(rows(KEPT)).isEqualTo(kept);
    assertThat(List.of(nights.published().toString())).isEqualTo(published);
    assertThat(purge(ALL)).isEqualTo(new Purge.Removed(0, 0, 0, 0, 0, false));
  }

  @ParameterizedTest
  @EnumSource
  void aPurgedNightIsStillLoadedItsAttemptsCountOnAndForceRepeatsIt(GateTest.Server server)
      throws SQLException {
    open(server);
    nights.night(NIGHT);
    long last = succeed(nights.night(NIGHT, "--force"));
    nights.night(NEXT);
    purge(ALL);

    assertThat(nights.run(TODAY, night(NIGHT)).message())
        .contains("already loaded (run %d)".formatted(last));
    Outcome forced = nights.run(TODAY, night(NIGHT, "--force"));
    assertThat(forced.code()).as(forced.message()).isEqualTo(ExitCode.OK);
    assertThat(
            nights.number(
                "SELECT PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS"
                    + " WHERE PARAMETER_NAME = 'attempt' AND JOB_EXECUTION_ID = ?",
                forced.jobExecutionId()))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatFailedLastIsContinuedAfterAPurge(GateTest.Server server) throws SQLException {
    open(server);
    nights.night(NIGHT);
    nights.dossier("d-5", "4", "2023-10-05 08:00:00");
    nights
        .warehouse()
        .execute(server == GateTest.Server.H2 ? RefusedFact.ON_H2 : RefusedFact.ON_A_SERVER);
    assertThat(nights.night(NEXT).code()).isEqualTo(ExitCode.FAILED);
    assertThat(nights.night(NEXT).code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER refuse");

    assertThat(purge(ALL).executions()).isZero();

    Outcome outcome = nights.runOnly(TODAY, "rerun");
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(
            nights.number(
                "SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'plan-night'"))
        .isEqualTo(2);
  }

  @Test
  void whatIsYoungerStays() throws SQLException {
    open(GateTest.Server.H2);
    nights.night(NIGHT);
    nights.dossier("d-bad").put("trang_thai_ho_so_id", "2");
    nights.night(NIGHT, "--force");
    List<String> before = rows(BATCH);
    assertThat(purge(NIGHT.atStartOfDay())).isEqualTo(new Purge.Removed(0, 0, 0, 0, 0, false));
    assertThat(rows(BATCH)).isEqualTo(before);
  }

  @Test
  void aLongHistoryGoesPageByPage() throws SQLException {
    open(GateTest.Server.H2);
    nights.night(NIGHT);
    nights
        .warehouse()
        .execute(
            """
            INSERT INTO etl_reject_history (dossier_id, resolved_by_run, reason_code, first_seen_run,
              last_seen_run, first_seen_at, last_seen_at, resolved_at, resolution)
            SELECT CONCAT('d-', MOD(x, 1600)), x, 'STATUS_UNKNOWN', 1, 1, NOW(), NOW(),
              CASE WHEN MOD(x, 2) = 0 THEN DATE '2020-01-01' ELSE DATE '2024-01-01' END, 'GONE'
            FROM SYSTEM_RANGE(1, 5000)
            """);
    assertThat(purge(LocalDateTime.of(2021, 1, 1, 0, 0)).rejects()).isEqualTo(2500);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_reject_history")).isEqualTo(2500);
    assertThat(nights.number("SELECT MIN(YEAR(resolved_at)) FROM etl_reject_history"))
        .isEqualTo(2024);
  }

  @Test
  void aSignalStopsThePurge() throws SQLException {
    open(GateTest.Server.H2);
    nights.night(NIGHT);
    nights.night(NIGHT, "--force");
    nights.product().get(StopSignal.class).stop();
    assertThat(purge(ALL)).isEqualTo(new Purge.Removed(0, 0, 0, 0, 0, true));
  }

  @ParameterizedTest
  @EnumSource
  void oldStartsGoButNeitherTheLastNorTheLastNights(GateTest.Server server) throws SQLException {
    open(server);
    nights.night(NIGHT);
    for (String command : List.of("nightly", "nightly", "rerun", "recover")) {
      nights
          .warehouse()
          .update(
              """
              INSERT INTO etl_start (command, program_version, owner, host, pid, started_at)
              VALUES (?, '1', 'x', 'h', 1, '2020-01-01 02:00:00')
              """,
              command);
    }

    assertThat(purge(LocalDateTime.of(2019, 1, 1, 0, 0)).starts()).isZero();
    assertThat(purge(ALL).starts()).isEqualTo(2);

    assertThat(nights.rowsOf("SELECT start_id FROM etl_start").toString().replaceAll("\\D+", " "))
        .isEqualTo(" 2 4 ");
  }

  @Test
  void theCommandSaysWhatItRemoved() throws SQLException {
    open(GateTest.Server.H2);
    nights.night(NIGHT);
    nights.night(NIGHT, "--force");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stdout = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (Connection connection = nights.databases().warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE BATCH_JOB_EXECUTION SET END_TIME = '2023-01-01 00:00:00'");
      assertThat(command("purge --older-than 30d")).isZero();
    } finally {
      System.setOut(stdout);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 executions with ");
    assertThat(nights.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION")).isEqualTo(1);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_lock")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "purge",
        "purge --older-than",
        "purge --older-than 400",
        "purge --older-than d",
        "purge --older-than -400d",
        "purge --older-than 400days",
        "purge --older-than 99999999999d",
        // What checks compare with would be gone
        "purge --older-than 0d",
        "purge --older-than 29d",
        "purge --older-than 0m"
      })
  void aPeriodThatIsNoneEndsWithTwo(String command) {
    Answer answer = Answer.to(Map.of(), command.split(" "));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--older-than");
  }

  @Test
  void itWaitsForNoOtherRun() throws SQLException {
    open(GateTest.Server.MARIADB);
    nights.night(NIGHT);
    nights.night(NIGHT, "--force");
    try (Connection other = nights.databases().warehouse();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT GET_LOCK(CONCAT('dossier-etl:', DATABASE()), 0)");
      // Whoever shows himself is not waited for
      statement.execute(
          "INSERT INTO etl_lock VALUES ('backfill', 'x', 'h', 7, NULL, '2026-01-01', '2026-01-01')");
      assertThat(command("purge --older-than 1m")).isEqualTo(3);
    }
    assertThat(nights.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION")).isEqualTo(2);
  }

  private void open(GateTest.Server server) throws SQLException {
    nights = new Nights(server.databases(), "dossier.nightly.chunk-size", 2);
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    nights.dossier("d-gone", "3", "2023-10-02 08:00:00");
    nights.dossier("d-bad", "77", "2023-10-03 08:00:00");
  }

  private Purge.Removed purge(LocalDateTime before) {
    return nights.product().get(Purge.class).olderThan(before);
  }

  private int command(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    nights
        .databases()
        .settings()
        .forEach((key, value) -> words.add("--%s=%s".formatted(key, value)));
    return CommandLineInterface.run(DossierEtl.class, words.toArray(String[]::new));
  }

  private static long succeed(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    return outcome.jobExecutionId();
  }

  private List<Long> ids(String table) {
    return nights
        .warehouse()
        .queryForList(
            "SELECT DISTINCT job_execution_id FROM %s ORDER BY job_execution_id".formatted(table),
            Long.class);
  }

  private List<String> rows(List<String> tables) {
    return tables.stream()
        .map(table -> nights.rowsOf("SELECT * FROM " + table).toString())
        .toList();
  }

  private static String[] night(LocalDate date, String... options) {
    return ("nightly --date " + date + " " + String.join(" ", options)).split(" ");
  }
}
