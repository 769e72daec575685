package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.CanonicalTable;
import vn.dossier.recalculation.Difference;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.wholenights.GateTest.Server;

/** Business dates that were published too far ahead are taken back, and all figures with them. */
class WithdrawalTest {

  private static final long SEED = 20231031;

  /** The account of the runs, which there are more of. */
  private static final Set<CanonicalTable> OF_EACH_RUN =
      Set.of(
          CanonicalTable.ETL_RUN,
          CanonicalTable.ETL_RUN_EXCLUSION,
          CanonicalTable.ETL_REJECT_HISTORY,
          CanonicalTable.ETL_RESTATEMENT);

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate TODAY = NIGHT.plusDays(1);
  private static final LocalDate AHEAD = NIGHT.plusYears(1);

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  /** The source is full of dates of the next days, which the night ahead takes for past ones. */
  @ParameterizedTest
  @EnumSource
  void theWarehouseIsAsIfTheyHadNeverBeen(Server server) throws SQLException {
    nights = new Nights(server.databases());
    RandomSource source = threeNights(nights);
    LocalDate last = source.firstNight().plusDays(2);
    LocalDate today = last.plusDays(1);
    try (Nights never = new Nights(server.databases())) {
      threeNights(never);
      LocalDate ahead = last.plusYears(1);
      assertThat(nights.night(ahead.minusDays(1)).code()).isEqualTo(ExitCode.OK);
      assertThat(nights.night(ahead).code()).isEqualTo(ExitCode.OK);

      Outcome outcome = nights.run(today, "withdraw", "--date", ahead.minusDays(1).toString());

      assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
      Set<CanonicalTable> workingOrOfEachRun = new HashSet<>(OF_EACH_RUN);
      workingOrOfEachRun.add(CanonicalTable.FACT_DOSSIER);
      assertThat(differences(never, nights, workingOrOfEachRun)).isEmpty();
      assertThat(ages(nights)).isEqualTo(ages(never));
      assertThat(calendar(nights)).isEqualTo(calendar(never));

      for (int i = 1; i <= 3; i++) {
        assertThat(never.night(last.plusDays(i)).code()).isEqualTo(ExitCode.OK);
        Outcome next = nights.night(last.plusDays(i));
        assertThat(next.code()).as(next.message()).isEqualTo(ExitCode.OK);
        assertThat(differences(never, nights, OF_EACH_RUN)).isEmpty();
      }
    }
  }

  private static RandomSource threeNights(Nights nights) {
    RandomSource source = new RandomSource(SEED, false, false);
    Random random = new Random(SEED);
    nights.use(source.rows());
    for (int i = 0; i < 3; i++) {
      LocalDate night = source.firstNight().plusDays(i);
      // The last one reads everything, as a withdrawal does
      Outcome outcome = i == 2 ? nights.night(night, "--full") : nights.night(night);
      assertThat(outcome.code()).isEqualTo(ExitCode.OK);
      if (i < 2) {
        source.mutate(random, night.plusDays(1));
      }
    }
    return source;
  }

  private static List<Difference> differences(
      Nights expected, Nights found, Set<CanonicalTable> without) {
    return Differences.between(expected.canonical(), found.canonical()).stream()
        .filter(difference -> !without.contains(difference.table()))
        .toList();
  }

  private static List<String> ages(Nights nights) {
    return nights.rowsOf("SELECT * FROM kpi_backlog_ageing");
  }

  private static List<String> calendar(Nights nights) {
    return nights.rowsOf("SELECT date_key FROM dim_date");
  }

  private void open() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.dossier("d-1", "4", "2023-10-29 08:00:00");
    nights.dossier("d-2", "4", "2023-10-30 08:00:00");
    assertThat(nights.night(NIGHT.minusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
  }

  private Outcome withdraw(LocalDate date) {
    return nights.run(TODAY, "withdraw", "--date", date.toString());
  }

  private List<String> snapshots() {
    return nights
        .warehouse()
        .queryForList("SELECT DISTINCT snapshot_date FROM fact_backlog_daily", LocalDate.class)
        .stream()
        .map(LocalDate::toString)
        .sorted()
        .toList();
  }

  @Test
  void itIsRecordedAndShownAndHarmlessWhenRepeated() throws SQLException {
    open();
    nights.night(AHEAD);
    Outcome outcome = withdraw(AHEAD);
    assertThat(outcome.message())
        .contains("2024-10-30 to 2024-10-30 are withdrawn, the last date published is 2023-10-30");
    assertThat(
            nights.rowsOf(
                "SELECT published_before AS b, published_after AS a FROM etl_withdrawal"
                    + " WHERE withdrawn_by LIKE '%@%'"))
        .containsExactly("{B=2024-10-30, A=2023-10-30}");
    assertThat(snapshots()).containsExactly("2023-10-29", "2023-10-30");
    String status = Answer.to(nights.databases().settings(), "status").out();
    assertThat(status).contains("Published: up to 2023-10-30").contains("taken back");

    Map<String, List<String>> published = nights.published();
    assertThat(withdraw(AHEAD).message()).contains("Nothing to withdraw");
    assertThat(nights.published()).isEqualTo(published);
  }

  @Test
  void aNightOfYesterdayIsTakenBackAndLoadedAgainWithoutForce() throws SQLException {
    open();
    assertThat(withdraw(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(snapshots()).containsExactly("2023-10-29");
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(1);

    assertThat(nights.night(NIGHT).message()).contains("is complete");
    assertThat(snapshots()).containsExactly("2023-10-29", "2023-10-30");
    assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(2);
  }

  /** The version that the night had opened is on no day that of a dossier. */
  @Test
  void aNameThatItSawFirstBeginsADayEarlier() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.dossier("d-2", "4", "2023-10-30 08:00:00");
    nights.night(NIGHT.minusDays(1));
    nights.rows().rows(SourceTable.DON_VI).get(0).put("group_name", "Sở Y tế mới (mẫu)");
    nights.night(NIGHT);
    assertThat(withdraw(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(
            nights.rowsOf(
                "SELECT a.valid_from AS f FROM fact_dossier_daily d"
                    + " JOIN dim_agency a ON a.agency_key = d.agency_key"))
        .containsExactly("{F=2023-10-29}");
  }

  /** The date ahead must not stay the day from which on an agency has its name. */
  @Test
  void aNameThatANightAheadSawFirstBeginsOnTheDateThatIsGoneBackTo() throws SQLException {
    open();
    nights.rows().rows(SourceTable.DON_VI).get(0).put("group_name", "Sở Y tế mới (mẫu)");
    nights.night(AHEAD);
    assertThat(withdraw(AHEAD).code()).isEqualTo(ExitCode.OK);
    assertThat(versions())
        .containsExactly(
            "{N=Sở Y tế (mẫu), F=1900-01-01, T=2023-10-30}",
            "{N=Sở Y tế mới (mẫu), F=2023-10-30, T=9999-12-31}");

    // When that day has really come, and just then the name changes once more
    nights.rows().rows(SourceTable.DON_VI).get(0).put("group_name", "Sở Y tế (mẫu)");
    nights.dossier("d-3", "4", "2024-10-30 08:00:00");
    assertThat(nights.night(AHEAD).code()).isEqualTo(ExitCode.OK);
    assertThat(
            nights.rowsOf(
                "SELECT a.valid_from AS f FROM fact_dossier d"
                    + " JOIN dim_agency a ON a.agency_key = d.agency_key WHERE dossier_id = 'd-3'"))
        .containsExactly("{F=2024-10-30}");
    assertThat(versions())
        .containsExactly(
            "{N=Sở Y tế (mẫu), F=1900-01-01, T=2023-10-30}",
            "{N=Sở Y tế (mẫu), F=2024-10-30, T=9999-12-31}",
            "{N=Sở Y tế mới (mẫu), F=2023-10-30, T=2024-10-30}");
  }

  private List<String> versions() {
    return nights.rowsOf(
        "SELECT agency_name AS n, valid_from AS f, valid_to AS t FROM dim_agency"
            + " WHERE agency_code = 'G1' AND valid_from < valid_to");
  }

  /** From 2023-10-30 on changes of August are restatements, those of October are not yet. */
  @Test
  void onlyChangesOfMonthsThatAreStillOldStayRestatements() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.dossier("d-8", "4", "2023-08-02 08:00:00");
    nights.dossier("d-1", "4", "2023-10-29 08:00:00");
    nights.night(NIGHT);
    nights.dossier("d-8").put("kenh_thuc_hien", "1");
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    nights.night(AHEAD);
    withdrawAll();
    assertThat(nights.rowsOf("SELECT DISTINCT month_start AS m FROM etl_restatement"))
        .containsExactly("{M=2023-08-01}");
  }

  private void withdrawAll() {
    assertThat(withdraw(AHEAD).code()).isEqualTo(ExitCode.OK);
  }

  /** The source has no history of them: nobody would ever see them again. */
  @Test
  void movesOfDossiersThatItSawAreKept() throws SQLException {
    open();
    nights.night(AHEAD);
    for (String move :
        List.of(
            "'m-1', DATE '2023-10-30', 'X1'",
            "'m-1', DATE '2024-10-30', 'X2'",
            "'m-2', DATE '2024-10-30', 'X1'")) {
      nights
          .warehouse()
          .update(
              """
              INSERT INTO fact_moved_dossier (dossier_id, business_date, new_agency_code,
                month_start, old_agency_code, job_execution_id)
              VALUES (%s, DATE '2023-10-01', 'QH1', 1)
              """
                  .formatted(move));
    }
    withdrawAll();
    assertThat(
            nights.rowsOf(
                "SELECT dossier_id AS i, business_date AS d, new_agency_code AS n"
                    + " FROM fact_moved_dossier"))
        .containsExactly("{I=m-1, D=2023-10-30, N=X2}", "{I=m-2, D=2023-10-30, N=X1}");
  }

  @Test
  void untilThenNightsSayWhatToType() throws SQLException {
    open();
    nights.night(AHEAD);
    assertThatThrownBy(() -> nights.night(TODAY))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("withdraw --date 2024-10-30");
  }

  @Test
  void whatCannotBeTakenBackIsRefused() throws SQLException {
    open();
    assertThatThrownBy(() -> withdraw(NIGHT.minusDays(1)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("Nothing is published before 2023-10-29");
    nights.night(NIGHT.plusDays(60));
    assertThatThrownBy(() -> nights.run(NIGHT.plusDays(61), "withdraw", "--date", "2023-10-30"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("more than 31 days ago");
  }

  @Test
  void oneThatFailsItsChecksPublishesNothingAndIsTypedAgain() throws SQLException {
    open();
    nights.dossier("d-0", "4", "2023-10-05 08:00:00");
    nights.night(AHEAD);
    Map<String, List<String>> published = nights.published();
    nights.warehouse().execute(CorruptedCell.creation(true));
    Outcome failed = withdraw(AHEAD);
    nights.warehouse().execute("DROP TRIGGER corrupt");

    assertThat(failed.code()).isEqualTo(ExitCode.GATE);
    assertThat(failed.message())
        .contains("withdraw --date 2023-10-31 compares and recounts everything");
    assertThat(nights.published()).isEqualTo(published);
    assertThat(Answer.to(nights.databases().settings(), "status").out())
        .contains("Type next: withdraw --date 2023-10-31");

    assertThat(withdraw(TODAY).code()).isEqualTo(ExitCode.OK);
    assertThat(snapshots()).containsExactly("2023-10-29", "2023-10-30");
  }
}
