package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.dryrun.DryRunResult;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.run.Check;

/** What is published does not vanish because its source does, unless a person lets it. */
class EmptiedSourceTest {

  private static final LocalDate FIRST = Nights.FIRST;
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  private static final String ACCEPT = "--accept-retired";

  enum Server {
    H2,
    MARIADB;

    Databases databases() throws SQLException {
      return this == H2 ? Databases.h2() : Databases.server("utf8mb4_general_ci");
    }
  }

  private Nights nights;

  @TempDir private Path jobs;

  @AfterEach
  void close() {
    nights.close();
  }

  @ParameterizedTest
  @EnumSource
  void noRunPublishesItUntilTheSourceIsWholeAgain(Server server) throws SQLException {
    nights = new Nights(server.databases());
    accepted("a", 60, "2023-09-05");
    accepted("b", 40, "2023-10-05");
    nights.dossier("bad", "77", "2023-10-06 08:00:00");
    assertThat(nights.night(FIRST).code()).isEqualTo(ExitCode.OK);
    Map<String, List<String>> before = nights.published();

    List<Map<String, Object>> all = dossiers();
    // Nine tenths are gone: 58 of September, 32 of October
    List<Map<String, Object>> left = new ArrayList<>(all.subList(58, 68));
    left.add(all.get(100));
    keep(left);
    Outcome stopped = nights.night(SECOND);
    assertThat(stopped.code()).as(stopped.message()).isEqualTo(ExitCode.GATE);
    assertThat(stopped.message())
        .contains("retired (observed 90, allowed 5)", "90 of 100 facts")
        .contains("nightly --date 2023-10-31", "rerun --accept-retired");
    assertThat(
            nights.number(
                "SELECT facts FROM etl_run_retired WHERE month_start = DATE '2023-09-01'"
                    + " AND job_execution_id = ?",
                stopped.jobExecutionId()))
        .isEqualTo(58);

    // These find nothing more to retire, and the warehouse is ahead all the same
    assertStops(nights.night(THIRD), 0);
    assertStops(nights.night(THIRD, "--force"), 0);
    assertStops(nights.run(THIRD, "rerun"), 0);
    assertStops(nights.run(THIRD, "rerun", "--step", "aggregate-facts"), 0);
    assertStops(nights.run(THIRD, "rejects", "replay"), 0);
    assertStops(nights.run(THIRD, "backfill", "--from", "2023-10-10", "--to", "2023-10-20"), 0);
    assertThat(nights.published()).isEqualTo(before);

    keep(all);
    assertThat(nights.night(THIRD).code()).isEqualTo(ExitCode.OK);
    assertThat(published()).isEqualTo(100);
    assertThat(nights.number("SELECT COUNT(*) FROM etl_unpublished_fact")).isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run_acceptance")).isZero();
  }

  @Test
  void theSameNightReadsTheRepairedSourceAgain() throws SQLException {
    nights = new Nights(Databases.h2());
    accepted("old", 60, "2019-09-05");
    accepted("a", 60, "2023-09-05");
    nights.night(FIRST);
    List<Map<String, Object>> all = dossiers();
    keep(List.of());
    // What a full night missed, only a full one finds again
    assertThat(nights.night(SECOND, "--full").code()).isEqualTo(ExitCode.GATE);
    keep(all);
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.OK);
    assertThat(published()).isEqualTo(120);
  }

  // Before the window a rolling night knows open dossiers alone that it holds
  @ParameterizedTest
  @ValueSource(strings = {"2023-10-31", "2023-11-01"})
  void openDossiersFromBeforeTheWindowComeBackAsWell(LocalDate next) throws SQLException {
    nights = new Nights(Databases.h2());
    accepted("old", 3, "2019-09-05");
    accepted("a", 60, "2023-09-05");
    nights.night(FIRST);
    List<Map<String, Object>> all = dossiers();
    keep(List.of());
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.GATE);
    keep(all);

    assertThat(nights.night(next).code()).isEqualTo(ExitCode.OK);

    assertThat(published()).isEqualTo(63);
    assertThat(
            nights.number(
                "SELECT SUM(open_dossiers) FROM fact_backlog_daily WHERE snapshot_date = ?", next))
        .isEqualTo(63);
  }

  @Test
  void whoeverAcceptsItPublishesWhatWasReadOnceAndIsRemembered() throws SQLException {
    List<Map<String, Object>> all = loaded(200);
    keep(all.subList(0, 100));
    Outcome stopped = nights.night(SECOND);
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);

    // It reads nothing again: who has come meanwhile is not in it
    accepted("later", 1, "2023-10-06");
    Outcome outcome = nights.run(THIRD, "rerun", ACCEPT);
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(published()).isEqualTo(100);
    assertThat(
            nights.rowsOf(
                "SELECT job_execution_id - %d AS later, account, host, facts"
                        .formatted(stopped.jobExecutionId())
                    + " FROM etl_run_acceptance WHERE accepted_at = TIMESTAMP '2023-11-01 07:00:00'"))
        .containsExactly("{LATER=1, ACCOUNT=dba, HOST=desk, FACTS=100}");
    assertThat(
            nights.rowsOf(
                "SELECT severity, passed FROM etl_run_check WHERE check_name = 'retired'"
                    + " AND job_execution_id = "
                    + outcome.jobExecutionId()))
        .containsExactly("{SEVERITY=WARN, PASSED=0}");

    keep(all.subList(0, 40));
    assertThat(nights.run(THIRD, "rerun", "--step", "classify-dossiers").code())
        .isEqualTo(ExitCode.GATE);
    assertThat(nights.night(THIRD).code()).isEqualTo(ExitCode.GATE);
    accepted("last", 1, "2023-10-06");
    assertThat(nights.night(THIRD, ACCEPT).code()).isEqualTo(ExitCode.OK);
    assertThat(published()).isEqualTo(40);
  }

  @Test
  void anAcceptanceDoesNotOutliveItsRun() throws SQLException {
    List<Map<String, Object>> all = loaded(200);
    keep(all.subList(0, 100));
    nights.warehouse().execute(CorruptedCell.creation(true));
    accepted("b", 1, "2023-10-03");
    assertThat(nights.night(SECOND, ACCEPT).message()).contains("facts-equal-daily");
    nights.warehouse().execute("DROP TRIGGER corrupt");
    Outcome anew = nights.night(SECOND);
    assertThat(anew.code()).isEqualTo(ExitCode.GATE);
    assertThat(anew.message()).contains("retired (observed 50, allowed 5)");
  }

  @Test
  void moreThanFivePercentAndAtLeastFiftyFactsStopARun() throws SQLException {
    List<Map<String, Object>> all = loaded(1000);
    keep(all.subList(50, 1000));
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.OK);
    // 48 of 950, which are 5.053 percent, are not 50
    keep(all.subList(98, 1000));
    assertThat(nights.night(THIRD).code()).isEqualTo(ExitCode.OK);
    // 50 of 902
    keep(all.subList(148, 1000));
    assertThat(nights.night(THIRD.plusDays(1)).message()).contains("retired (observed 5.543");
  }

  @Test
  void whatIsExcludedOrGoesIntoQuarantineVanishesToo() throws SQLException {
    loaded(60);
    dossiers().subList(0, 20).forEach(d -> d.put("deleted_on", "2023-10-30 08:00:00"));
    dossiers().subList(20, 50).forEach(d -> d.put("don_vi_id", "NOBODY"));
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.GATE);
    assertThat(nights.rowsOf("SELECT facts, gone, excluded, rejected FROM etl_run_retired"))
        .containsExactly("{FACTS=50, GONE=0, EXCLUDED=20, REJECTED=30}");
  }

  @Test
  void whatWasNeverPublishedCannotVanish() throws SQLException {
    List<Map<String, Object>> all = loaded(100);
    keep(List.of());
    // Another province's database
    accepted("x", 300, "2023-10-05");
    assertThat(nights.night(SECOND).message()).contains("100 of 100 facts");
    keep(all);
    Outcome outcome = nights.night(SECOND);
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(published()).isEqualTo(100);
  }

  @Test
  void whatABackfillRetiredIsStillAPartOfItsRangeForTheNextNight() throws SQLException {
    nights = new Nights(Databases.h2());
    accepted("a", 1300, "2023-10-05");
    accepted("b", 60, "2023-09-05");
    nights.night(FIRST);
    keep(dossiers().subList(0, 1300));
    Outcome backfill = nights.run(SECOND, "backfill", "--from", "2023-09-01", "--to", "2023-09-30");
    assertThat(backfill.message())
        .contains("retired (observed 100, allowed 5)")
        .contains("backfill --from 2023-09-01 --to 2023-09-30");
    // 60 of 1,360 are less than 5 percent
    assertStops(nights.night(SECOND), 0);
    assertThat(nights.night(SECOND, ACCEPT).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aSourceWithFarFewerDossiersStopsANightThoughNoneWasAFact() throws SQLException {
    nights = new Nights(Databases.h2());
    for (int i = 0; i < 30; i++) {
      nights.dossier("n" + i, "1", "2023-10-05 08:00:00");
    }
    nights.night(FIRST);
    List<Map<String, Object>> all = dossiers();
    // The first night read more days than any other: nothing to compare with
    keep(all.subList(0, 20));
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.OK);
    keep(all.subList(0, 13));
    Outcome stopped = nights.night(THIRD);
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped.message())
        .contains("source-shrunk (observed 35, allowed 30): the source has 13 dossiers");
    assertThat(nights.night(THIRD, "--force").code()).isEqualTo(ExitCode.GATE);
    keep(all.subList(0, 14));
    assertThat(nights.night(THIRD).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aWindowThatMovesWithTheYearIsNotASourceThatShrinks() throws SQLException {
    nights = new Nights(Databases.h2());
    accepted("a", 60, "2022-10-05");
    accepted("b", 20, "2023-10-05");
    LocalDate eve = LocalDate.of(2023, 12, 30);
    nights.night(eve);
    assertThat(nights.night(eve.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    Outcome newYear = nights.night(eve.plusDays(2));
    assertThat(newYear.code()).as(newYear.message()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# an old copy\n", "retired:\n  warn: 2\n"})
  void aCopyOfTheChecksThatDoesNotSpeakOfItHasItAllTheSame(String checks)
      throws SQLException, IOException {
    Files.writeString(jobs.resolve("checks.yml"), checks);
    loaded(60, "dossier.jobs", jobs.toString());
    keep(List.of());
    assertThat(nights.night(SECOND).message()).contains("retired (observed 100, allowed 5)");
  }

  @Test
  void theChecksCanBeTakenAway() throws SQLException, IOException {
    Files.writeString(
        jobs.resolve("checks.yml"), "retired: {error: off}\nsource-shrunk: {error: off}\n");
    loaded(60, "dossier.jobs", jobs.toString());
    keep(List.of());
    assertThat(nights.night(SECOND).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aDryRunTellsWhatWouldStopTheNight() throws SQLException {
    List<Map<String, Object>> all = loaded(100);
    nights.night(SECOND);
    keep(all.subList(60, 100));
    nights.save();
    assertThat(stopping(nights.product().dryRun(THIRD.plusDays(1), THIRD, false)))
        .containsExactly("retired", "source-shrunk");
    assertThat(nights.night(THIRD).code()).isEqualTo(ExitCode.GATE);
    // What the night has retired counts, and what would come back does not
    assertThat(stopping(nights.product().dryRun(THIRD.plusDays(1), THIRD, false)))
        .containsExactly("retired", "source-shrunk");
    keep(all.subList(20, 100));
    nights.save();
    assertThat(nights.product().dryRun(THIRD.plusDays(1), THIRD, false).stoppedBy()).isEmpty();
  }

  /** A first night over dossiers of October, which are given. */
  private List<Map<String, Object>> loaded(int number, Object... settings) throws SQLException {
    nights = new Nights(Databases.h2(), settings);
    accepted("a", number, "2023-10-05");
    nights.night(FIRST);
    return dossiers();
  }

  private long published() {
    return nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily");
  }

  private static List<String> stopping(DryRunResult run) {
    return run.stoppedBy().stream().map(Check::name).toList();
  }

  private void assertStops(Outcome outcome, long retired) {
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.GATE);
    assertThat(outcome.message()).contains("retired (observed");
    assertThat(
            nights.number(
                "SELECT retired FROM etl_run WHERE job_execution_id = ?", outcome.jobExecutionId()))
        .isEqualTo(retired);
  }

  private void accepted(String name, int number, String day) {
    for (int i = 0; i < number; i++) {
      nights.dossier("%s-%04d".formatted(name, i), "4", day + " 08:00:00");
    }
  }

  private List<Map<String, Object>> dossiers() {
    return new ArrayList<>(nights.rows().rows(SourceTable.HO_SO));
  }

  private void keep(List<Map<String, Object>> some) {
    List<Map<String, Object>> kept = List.copyOf(some);
    nights.rows().rows(SourceTable.HO_SO).clear();
    nights.rows().rows(SourceTable.HO_SO).addAll(kept);
  }
}
