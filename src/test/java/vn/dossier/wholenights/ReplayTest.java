package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.RefusedFact;

/** What waits in quarantine is tried again, and nothing else is touched. */
class ReplayTest {

  private static final LocalDate NIGHT = Nights.FIRST;
  private static final LocalDate LATER = NIGHT.plusDays(5);

  private Nights nights;

  /** d-5 and d-6 wait for their status, d-7 for its agency; d-6 is of long ago, as is its money. */
  @BeforeEach
  void loadANight() throws SQLException {
    nights =
        new Nights(
            Databases.h2(), "dossier.nightly.chunk-size", 1, "dossier.nightly.partitions", 2);
    nights.dossier("d-1", "4", "2023-10-02 08:00:00");
    nights.dossier("d-2", "4", "2023-10-02 08:00:00");
    nights.dossier("d-5", "77", "2023-10-03 08:00:00");
    nights.dossier("d-6", "78", "2019-05-05 08:00:00");
    nights.dossier("d-7", "4", "2023-10-04 08:00:00").put("don_vi_id", "G9");
    nights.paid("p-6", "d-6", "2019-05-06 09:00:00");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
  }

  @AfterEach
  void close() {
    nights.close();
  }

  private void fix() {
    nights.dossier("d-5").put("trang_thai_ho_so_id", "4");
    nights.dossier("d-6").put("trang_thai_ho_so_id", "4");
    nights.dossier("d-7").put("don_vi_id", "G1");
  }

  private List<String> facts() {
    return nights
        .warehouse()
        .queryForList("SELECT dossier_id FROM fact_dossier ORDER BY dossier_id", String.class);
  }

  private List<String> rejects() {
    return nights
        .warehouse()
        .queryForList(
            "SELECT dossier_id || ' ' || reason_code FROM etl_reject ORDER BY dossier_id",
            String.class);
  }

  @Test
  void onlyWhatIsInQuarantineIsReadAndItsFiguresArePublished() {
    fix();
    nights.dossier("d-1").put("kenh_thuc_hien", "1");
    nights.lose("d-2");
    nights.dossier("d-new", "4", "2023-10-05 08:00:00");

    Outcome outcome = nights.run(LATER, "rejects", "replay");

    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(facts()).containsExactly("d-1", "d-2", "d-5", "d-6", "d-7");
    assertThat(rejects()).isEmpty();
    assertThat(nights.rowsOf("SELECT SUM(dossiers) AS n, SUM(online) AS o FROM fact_dossier_daily"))
        .containsExactly("{N=5, O=5}");
    assertThat(
            nights.rowsOf(
                "SELECT job_name, selection, business_date, scope_from, scope_to, source_dossiers,"
                    + " loaded, inserted, retired FROM etl_run WHERE job_execution_id = "
                    + outcome.jobExecutionId()))
        .containsExactly(
            "{JOB_NAME=replay, SELECTION=REPLAY, BUSINESS_DATE=2023-10-30, SCOPE_FROM=null,"
                + " SCOPE_TO=2023-10-30, SOURCE_DOSSIERS=3, LOADED=3, INSERTED=3, RETIRED=0}");
  }

  @Test
  void aDossierBringsItsMoneyHoweverLongAgoItWasCollected() {
    assertThat(nights.number("SELECT COUNT(*) FROM fact_collection_daily")).isZero();
    fix();
    nights.run(LATER, "rejects", "replay");
    assertThat(nights.rowsOf("SELECT collected_date, amount FROM fact_collection_daily"))
        .containsExactly("{COLLECTED_DATE=2019-05-06, AMOUNT=50000}");
  }

  @Test
  void theBusinessDateDoesNotMoveAndNoSnapshotIsTaken() {
    List<String> backlog = nights.rowsOf("SELECT * FROM fact_backlog_daily");
    fix();
    nights.run(LATER, "rejects", "replay");
    assertThat(nights.rowsOf("SELECT business_date FROM etl_freshness"))
        .containsExactly("{BUSINESS_DATE=2023-10-30}");
    assertThat(nights.rowsOf("SELECT * FROM fact_backlog_daily")).isEqualTo(backlog);
  }

  @Test
  void ofAReasonOnlyWhatIsThereForIt() {
    fix();
    Outcome outcome = nights.run(LATER, "rejects", "replay", "--reason", "AGENCY_UNKNOWN");
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
    assertThat(facts()).containsExactly("d-1", "d-2", "d-7");
    assertThat(rejects()).containsExactly("d-5 STATUS_UNKNOWN", "d-6 STATUS_UNKNOWN");
    assertThat(nights.number("SELECT MIN(last_seen_run) FROM etl_reject")).isEqualTo(1);
  }

  @Test
  void whatIsLoadedExcludedOrGoneLeavesATraceAndWhatIsNotStaysWithItsReason() {
    nights.dossier("d-5").put("trang_thai_ho_so_id", "4");
    nights.dossier("d-6").put("deleted_on", "2023-11-01 00:00:00");
    nights.lose("d-7");
    nights.dossier("d-8", "79", "2023-10-03 08:00:00");
    nights.night(NIGHT.plusDays(1));
    nights.dossier("d-8").putAll(Map.of("trang_thai_ho_so_id", "4", "don_vi_id", "G9"));

    Outcome outcome = nights.run(LATER, "rejects", "replay");

    assertThat(rejects()).containsExactly("d-8 AGENCY_UNKNOWN");
    assertThat(
            nights.rowsOf(
                "SELECT dossier_id AS d, resolution AS r, resolved_by_run AS run"
                    + " FROM etl_reject_history"))
        .containsExactly(
            "{D=d-5, R=LOADED, RUN=2}", "{D=d-6, R=EXCLUDED, RUN=2}", "{D=d-7, R=GONE, RUN=2}");
    nights.dossier("d-8").put("don_vi_id", "G1");
    outcome = nights.run(LATER.plusDays(1), "rejects", "replay");
    assertThat(
            nights.rowsOf(
                "SELECT resolution AS r, reason_code AS c, resolved_at AS t FROM etl_reject_history"
                    + " WHERE resolved_by_run = "
                    + outcome.jobExecutionId()))
        .containsExactly("{R=LOADED, C=AGENCY_UNKNOWN, T=2023-11-05 10:00:00.0}");
  }

  @Test
  void withoutQuarantineNothingIsStarted() {
    fix();
    nights.run(LATER, "rejects", "replay");
    long runs = nights.number("SELECT COUNT(*) FROM etl_run");
    assertThat(nights.run(LATER, "rejects", "replay").message()).contains("Nothing to replay");
    Outcome ofReason = nights.run(LATER, "rejects", "replay", "--reason", "VALUE_INVALID");
    assertThat(ofReason.code()).isEqualTo(ExitCode.OK);
    assertThat(ofReason.message()).contains("VALUE_INVALID");
    assertThat(nights.number("SELECT COUNT(*) FROM etl_run")).isEqualTo(runs);
  }

  @Test
  void withoutAPublishedNightItIsWrongUsage() throws SQLException {
    try (Nights fresh = new Nights(Databases.h2())) {
      assertThatThrownBy(() -> fresh.run(LATER, "rejects", "replay"))
          .isInstanceOf(SetupException.class)
          .hasMessageContaining("run nightly first");
    }
  }

  @Test
  void aReplayThatFailedIsContinuedWithItsReason() {
    fix();
    // d-5 is refused; what is there for another reason must not be read by the rerun either
    nights.warehouse().execute(RefusedFact.ON_H2);
    Outcome failed = nights.run(LATER, "rejects", "replay", "--reason", "STATUS_UNKNOWN");
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    nights.warehouse().execute("DROP TRIGGER refuse");

    Outcome continued = nights.run(LATER.plusDays(1), "rerun");

    assertThat(continued.code()).as(continued.message()).isEqualTo(ExitCode.OK);
    assertThat(facts()).containsExactly("d-1", "d-2", "d-5", "d-6");
    assertThat(rejects()).containsExactly("d-7 AGENCY_UNKNOWN");
    assertThat(
            nights.rowsOf(
                "SELECT continues AS c, source_dossiers AS n, as_of_date AS a FROM etl_run"
                    + " WHERE job_execution_id = "
                    + continued.jobExecutionId()))
        .containsExactly("{C=%d, N=2, A=2023-11-04}".formatted(failed.jobExecutionId()));
  }

  @Test
  void aReplayIsSupersededByALaterNightAndNamesItself() {
    fix();
    nights.warehouse().execute(RefusedFact.ON_H2);
    long failed =
        nights.run(LATER, "rejects", "replay", "--reason", "STATUS_UNKNOWN").jobExecutionId();
    nights.warehouse().execute("DROP TRIGGER refuse");
    nights.night(NIGHT.plusDays(1));
    assertThatThrownBy(() -> nights.product().get(RunRestarter.class).rerun(failed, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("rejects replay --reason STATUS_UNKNOWN plans it again");
  }

  @Test
  void aReplayOfAnotherReasonDoesNotMakeUpForOneThatFailed() {
    nights.dossier("d-5").put("trang_thai_ho_so_id", "4");
    nights.warehouse().execute(RefusedFact.ON_H2);
    long failed =
        nights.run(LATER, "rejects", "replay", "--reason", "STATUS_UNKNOWN").jobExecutionId();
    nights.warehouse().execute("DROP TRIGGER refuse");
    nights.run(LATER, "rejects", "replay", "--reason", "AGENCY_UNKNOWN");
    NextCommand next = nights.product().get(NextCommand.class);
    assertThat(next.after(failed, false)).containsExactly("rejects replay --reason STATUS_UNKNOWN");
    nights.run(LATER, "rejects", "replay", "--reason", "STATUS_UNKNOWN");
    assertThat(next.after(failed, false)).isEmpty();
  }

  @Test
  void everyStepOfACompleteReplayCanBeRepeated() {
    fix();
    nights.dossier("d-7").put("don_vi_id", "G8");
    nights.run(LATER, "rejects", "replay");
    List<String> daily = nights.rowsOf("SELECT * FROM fact_dossier_daily");
    for (StepName step : StepName.values()) {
      Outcome repeated = nights.product().get(RunRestarter.class).rerunFrom(step, null, null);
      assertThat(repeated.code()).as("%s: %s", step, repeated.message()).isEqualTo(ExitCode.OK);
      assertThat(nights.rowsOf("SELECT * FROM fact_dossier_daily")).isEqualTo(daily);
      assertThat(rejects()).containsExactly("d-7 AGENCY_UNKNOWN");
    }
  }
}
