package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** Too much quarantine keeps a run from publishing, once a limit is set. */
class RejectLimitTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  private static final String MAX = "dossier.rejects.max";
  private static final String MAX_PERCENT = "dossier.rejects.max-percent";

  private Databases databases;

  @BeforeEach
  void anEmptyWarehouse() throws SQLException {
    databases = Databases.h2().migrated();
  }

  /** Ten dossiers: seven in quarantine for four reasons, three loaded. */
  private Nights tenDossiers(Object... settings) {
    Nights nights = new Nights(databases, settings);
    for (int i = 1; i <= 3; i++) {
      nights.dossier("d-" + i, "4", "2023-10-0" + i + " 08:00:00");
      nights.dossier("s-" + i, "77", "2023-10-0" + i + " 08:00:00");
    }
    nights.dossier("a-1", "4", "2023-10-04 08:00:00").put("don_vi_id", "G9");
    nights.dossier("a-2", "4", "2023-10-20 08:00:00").put("don_vi_id", "G9");
    nights.dossier("f-1", "4", "2030-01-01 08:00:00");
    nights.dossier("m-1", "4", null);
    return nights;
  }

  @Test
  void outOfTheBoxThereIsNone() {
    try (Nights nights = tenDossiers()) {
      assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
      assertThat(nights.rowsOf("SELECT * FROM etl_run_check WHERE check_name LIKE 'rejects-max%'"))
          .isEmpty();
    }
  }

  @Test
  void overTheNumberNothingIsPublishedAndTheThreeCommonestReasonsAreSaid() {
    try (Nights nights = tenDossiers(MAX, 6)) {
      Map<String, List<String>> before = published(nights);
      Outcome outcome = nights.night(NIGHT);
      assertThat(outcome.code()).isEqualTo(ExitCode.GATE);
      assertThat(outcome.message())
          .contains("rejects-max (observed 7, allowed 6)")
          .contains("STATUS_UNKNOWN 3, AGENCY_UNKNOWN 2, ACCEPTED_DATE_IN_FUTURE 1;")
          .contains("type rejects", "raise dossier.rejects.*", "nightly --date 2023-10-30 --force")
          .hasLineCount(1);
      // Views show none of the cells that a first load counts in place (FirstLoadTest)
      Map<String, List<String>> after = nights.published();
      after.keySet().removeAll(FirstLoadTest.COUNTED_IN_PLACE);
      before.keySet().removeAll(FirstLoadTest.COUNTED_IN_PLACE);
      assertThat(after).isEqualTo(before);
    }
    try (Nights nights = tenDossiers(MAX, 7)) {
      Outcome outcome = nights.run(NIGHT.plusDays(1), "rerun");
      assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
      assertThat(nights.number("SELECT SUM(dossiers) FROM fact_dossier_daily")).isEqualTo(3);
    }
  }

  private static Map<String, List<String>> published(Nights nights) {
    nights.product().get(vn.dossier.warehouse.schema.Migrations.class).migrate();
    return nights.published();
  }

  @Test
  void overThePercentageOfTheSourceDossiersTheNightFails() {
    // 7 of 10 are 70 %, and an excluded one makes them 7 of 11
    try (Nights nights = tenDossiers(MAX_PERCENT, "69.99")) {
      assertThat(nights.night(NIGHT).message())
          .contains("rejects-max-percent (observed 70, allowed 69.99)");
      nights.dossier("x-1", "1", "2023-10-04 08:00:00");
      assertThat(nights.night(NIGHT, "--force").code()).isEqualTo(ExitCode.OK);
      assertThat(
              nights.rowsOf(
                  "SELECT severity AS s, observed AS o, allowed AS a, passed AS p FROM etl_run_check"
                      + " WHERE check_name = 'rejects-max-percent' AND job_execution_id = 2"))
          .containsExactly("{S=ERROR, O=63.636, A=69.990, P=1}");
    }
  }

  @Test
  void aBackfillAnswersForItsRangeAndAReplayForAllOfQuarantine() {
    try (Nights nights = tenDossiers()) {
      nights.night(NIGHT);
    }
    LocalDate today = NIGHT.plusDays(2);
    try (Nights nights = tenDossiers(MAX, 1)) {
      Outcome narrow = nights.run(today, "backfill", "--from", "2023-10-20", "--to", "2023-10-21");
      assertThat(narrow.code()).as(narrow.message()).isEqualTo(ExitCode.OK);
      Outcome wide = nights.run(today, "backfill", "--from", "2023-10-04", "--to", "2023-10-21");
      assertThat(wide.message())
          .contains("rejects-max (observed 2, allowed 1)")
          .contains("backfill --from 2023-10-04 --to 2023-10-21");
      Outcome replay = nights.run(today, "rejects", "replay", "--reason", "AGENCY_UNKNOWN");
      assertThat(replay.code()).isEqualTo(ExitCode.GATE);
      assertThat(replay.message())
          .contains(
              "rejects-max (observed 7, allowed 1)", "rejects replay --reason AGENCY_UNKNOWN");
    }
  }

  @Test
  void aReplaysPercentageIsOfTheLastNightsDossiers() {
    try (Nights nights = tenDossiers()) {
      nights.night(NIGHT);
    }
    try (Nights nights = tenDossiers(MAX_PERCENT, 65)) {
      nights.dossier("s-1").put("trang_thai_ho_so_id", "4");
      // 6 of the night's 10; of the 7 looked up it would be 86 %
      Outcome replay = nights.run(NIGHT.plusDays(2), "rejects", "replay");
      assertThat(replay.code()).as(replay.message()).isEqualTo(ExitCode.OK);
      nights.dossier("s-1").put("trang_thai_ho_so_id", "77");
      assertThat(nights.night(NIGHT, "--force").code()).isEqualTo(ExitCode.GATE);
      Outcome over = nights.run(NIGHT.plusDays(2), "rejects", "replay");
      assertThat(over.message()).contains("rejects-max-percent (observed 70, allowed 65)");
    }
  }
}
