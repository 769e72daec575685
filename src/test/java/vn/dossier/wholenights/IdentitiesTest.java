package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** Each identity of verify-facts stops the night in which it, of all things, does not hold. */
class IdentitiesTest {

  /** Identity, and what breaks it between the step that computed the figures and the gate. */
  private static final Map<String, String> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put(
        "partitions-add-up", "UPDATE etl_run_tally SET tally = tally + 1 WHERE kind = 'READ'");
    BROKEN.put("facts-equal-loaded", "DELETE FROM fact_dossier WHERE dossier_id = 'd-1'");
    BROKEN.put("rejects-equal-rejected", "DELETE FROM etl_reject");
    BROKEN.put(
        "one-place",
        """
        INSERT INTO etl_reject (dossier_id, reason_code, code_bucket, first_seen_run, last_seen_run,
          first_seen_at, last_seen_at)
        SELECT dossier_id, 'STATUS_UNKNOWN', 0, 1, job_execution_id, NOW(), NOW()
        FROM fact_dossier WHERE dossier_id = 'd-1'""");
    BROKEN.put("nothing-left-unmet", "DELETE FROM etl_sighting");
    BROKEN.put("facts-equal-daily", "UPDATE stage_dossier_daily SET amount_due = amount_due + 1");
    BROKEN.put("daily-equals-monthly", "UPDATE stage_dossier_monthly SET reused = reused + 1");
    BROKEN.put("daily-parts-equal-whole", "UPDATE stage_dossier_daily SET postal = postal + 1");
    BROKEN.put(
        "daily-numerators-within", "UPDATE stage_dossier_daily SET withdrawn = dossiers + 1");
    BROKEN.put("monthly-parts-equal-whole", "UPDATE stage_dossier_monthly SET direct = direct + 1");
    BROKEN.put(
        "monthly-numerators-within", "UPDATE stage_dossier_monthly SET cashless = non_cash + 1");
    BROKEN.put(
        "facts-equal-completions",
        "UPDATE stage_completion_daily SET finished = finished + 1, early = early + 1");
    BROKEN.put("completion-parts-equal-whole", "UPDATE stage_completion_daily SET late = late + 1");
    BROKEN.put("agencies-equal-cells", "UPDATE stage_agency_monthly SET online = online + 1");
    BROKEN.put("agencies-equal-completions", "UPDATE stage_agency_monthly SET early = early + 1");
    BROKEN.put(
        "collection-months-equal-days", "UPDATE stage_collection_monthly SET amount = amount + 1");
    BROKEN.put(
        "backlog-equals-facts",
        "UPDATE stage_backlog_daily SET open_dossiers = open_dossiers + 1, paused = paused + 1");
    BROKEN.put("backlog-parts-equal-whole", "UPDATE stage_backlog_daily SET paused = paused + 1");
    BROKEN.put(
        "ageing-equals-facts", "UPDATE stage_backlog_ageing SET days_over_90 = days_over_90 + 1");
    BROKEN.put(
        "collections-equal-requests", "UPDATE stage_collection_daily SET amount = amount + 1");
    BROKEN.put(
        "digitised-results-equal-papers",
        "UPDATE stage_digitised_result_daily SET results = results + 1");
    BROKEN.put(
        "receipts-equal-requests", "UPDATE stage_e_receipt_monthly SET receipts = receipts + 1");
    BROKEN.put(
        "catalogue-stood-still",
        "UPDATE etl_catalogue_read SET checksum = CONCAT('other ', job_execution_id)");
  }

  /**
   * Identities that are broken in one night: what breaks one of them touches no table of another's.
   */
  private static final List<List<String>> TOGETHER =
      List.of(
          List.of(
              "partitions-add-up",
              "facts-equal-daily",
              "facts-equal-completions",
              "backlog-equals-facts",
              "collections-equal-requests",
              "digitised-results-equal-papers",
              "receipts-equal-requests"),
          List.of(
              "facts-equal-loaded",
              "rejects-equal-rejected",
              "agencies-equal-cells",
              "collection-months-equal-days"),
          List.of(
              "one-place",
              "daily-equals-monthly",
              "completion-parts-equal-whole",
              "backlog-parts-equal-whole",
              "ageing-equals-facts"),
          List.of("nothing-left-unmet", "daily-parts-equal-whole", "monthly-parts-equal-whole"),
          List.of("agencies-equal-completions"),
          List.of("daily-numerators-within", "monthly-numerators-within", "catalogue-stood-still"));

  /** What breaks facts-equal-daily where only touched cells are counted, and before which step. */
  private static final Map<String, String> BROKEN_AMONG_THE_TOUCHED = new LinkedHashMap<>();

  static {
    BROKEN_AMONG_THE_TOUCHED.put("DELETE FROM stage_dossier_daily", "verify-facts");
    BROKEN_AMONG_THE_TOUCHED.put(
        "UPDATE stage_dossier_daily SET procedure_key = procedure_key + 1", "verify-facts");
    BROKEN_AMONG_THE_TOUCHED.put(
        "UPDATE stage_dossier_daily SET online_766 = online_766 + 1", "verify-facts");
    BROKEN_AMONG_THE_TOUCHED.put(
        "UPDATE etl_touched_cell SET month_start = '2023-09-01'", "aggregate-facts");
  }

  private static final String EVEN = "2023-10-04 08:00:00";

  private static final String ODD = "2023-10-05 08:00:00";

  private static final String WHEN_A_STEP_BEGINS =
      """
      CREATE TRIGGER broken AFTER INSERT ON BATCH_STEP_EXECUTION FOR EACH ROW
      IF NEW.STEP_NAME = '%s' THEN
        %s;
      END IF
      """;

  @Test
  void eachStopsTheNightInWhichItDoesNotHold() throws SQLException {
    try (Nights nights = new Nights(Databases.server("utf8mb4_general_ci"))) {
      fill(nights);
      LocalDate date = Nights.FIRST;
      assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
      assertThat(
              nights
                  .warehouse()
                  .queryForList(
                      "SELECT check_name FROM etl_run_check WHERE severity = 'ERROR'",
                      String.class))
          .containsExactlyInAnyOrderElementsOf(BROKEN.keySet());

      for (Map.Entry<String, String> broken : BROKEN.entrySet()) {
        date = date.plusDays(1);
        nights.warehouse().execute(WHEN_A_STEP_BEGINS.formatted("verify-facts", broken.getValue()));
        Outcome outcome = nights.night(date, "--full");
        nights.warehouse().execute("DROP TRIGGER broken");
        assertThat(outcome.code()).as(broken.getKey()).isEqualTo(ExitCode.GATE);
        assertThat(outcome.message()).contains(broken.getKey());
      }

      assertThat(nights.night(date.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void eachStopsANightThatReadsOnlyWhatChanged() throws SQLException {
    assertThat(TOGETHER.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(BROKEN.keySet());
    try (Nights nights =
        new Nights(
            Databases.server("utf8mb4_general_ci"), "dossier.nightly.full-scan-every", 1000)) {
      fill(nights);
      nights.dossier("d-unread", "4", EVEN);
      // Whatever its file is called, its dossier stays as it is, and is seen
      nights.dossier("d-seen", "4", EVEN);
      Map<String, Object> component =
          nights
              .rows()
              .add(SourceTable.THANH_PHAN_HO_SO, "id", "k-1", "ho_so", "d-seen", "dinh_kem", "a");
      LocalDate date = Nights.FIRST;
      assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);

      for (List<String> identities : TOGETHER) {
        date = date.plusDays(1);
        // One day later each time, and money in turns of two months, for receipts are by month
        int number = TOGETHER.indexOf(identities);
        String day = "2023-10-%02d".formatted(6 + number);
        nights.dossier("d-1").put("ngay_tiep_nhan", day + " 08:00:00");
        nights.dossier("d-2").put("ngay_ket_thuc_xu_ly", day + " 08:00:00");
        component.put("dinh_kem", day);
        nights
            .rows()
            .rows(SourceTable.GIAY_TO_SO_HOA)
            .get(0)
            .put("thoi_gian_so_hoa", day + " 10:00:00");
        nights
            .rows()
            .rows(SourceTable.YEU_CAU_THANH_TOAN)
            .get(0)
            .put("ngay_thu_phi", number % 2 == 0 ? "2023-09-20 09:00:00" : "2023-10-04 09:00:00");
        String sql = String.join(";\n", identities.stream().map(BROKEN::get).toList());
        nights.warehouse().execute(WHEN_A_STEP_BEGINS.formatted("verify-facts", sql));
        Outcome outcome = nights.night(date);
        nights.warehouse().execute("DROP TRIGGER broken");

        assertThat(outcome.code()).as("%s", identities).isEqualTo(ExitCode.GATE);
        assertThat(outcome.message()).contains(identities);
        assertThat(
                nights.number(
                    "SELECT tally FROM etl_run_tally WHERE run_id = ? AND kind = 'UNREAD'",
                    outcome.jobExecutionId()))
            .as("dossiers not read")
            .isPositive();
        // The first repairs everything, and may find that checksums missed what was broken
        assertThat(nights.night(date).code()).as("after %s", identities).isEqualTo(ExitCode.OK);
        date = date.plusDays(1);
        assertThat(nights.night(date).code()).as("after %s", identities).isEqualTo(ExitCode.OK);
      }
    }
  }

  /** What the views read beside the measures, and months that a night takes over as they are. */
  @Test
  void sumsOfAgenciesAreComparedToTheLast() throws SQLException {
    try (Nights nights =
        new Nights(
            Databases.server("utf8mb4_general_ci"), "dossier.nightly.full-scan-every", 1000)) {
      fill(nights);
      assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);

      for (String sums : List.of("fee_pending", "procedure_unknown")) {
        assertThat(brokenBy(nights, "UPDATE stage_agency_monthly SET %1$s = %1$s + 1", sums))
            .as("%s, nothing changed", sums)
            .contains("agencies-kept");
      }
      assertThat(brokenBy(nights, "DELETE FROM stage_agency_monthly LIMIT 1"))
          .contains("agencies-kept");
      for (String sums : List.of("fee_exempt", "procedure_unknown", "late_so_far")) {
        assertThat(
                brokenBy(
                    nights,
                    "UPDATE stage_agency_monthly SET %1$s = COALESCE(%1$s, 0) + 1",
                    sums,
                    "--full"))
            .as("%s, everything read", sums)
            .contains("agencies-equal-cells");
      }
      assertThat(nights.night(Nights.FIRST.plusDays(1)).code()).isEqualTo(ExitCode.OK);

      nights.dossier("d-1").put("ngay_tiep_nhan", "2023-10-09 08:00:00");
      assertThat(
              brokenBy(nights, "UPDATE stage_agency_monthly SET %1$s = %1$s + 1", "fee_cashless"))
          .as("one dossier changed")
          .contains("agencies-equal-cells");
    }
  }

  // The night after it, which repairs everything, is published
  private static String brokenBy(Nights nights, String sql, String... words) {
    String statement = words.length == 0 ? sql : sql.formatted(words[0]);
    nights.warehouse().execute(WHEN_A_STEP_BEGINS.formatted("verify-facts", statement));
    LocalDate date = Nights.FIRST.plusDays(1);
    String[] options =
        words.length < 2 ? new String[] {"--force"} : new String[] {"--force", words[1]};
    Outcome outcome = nights.night(date, options);
    nights.warehouse().execute("DROP TRIGGER broken");
    assertThat(outcome.code()).as(statement).isEqualTo(ExitCode.GATE);
    assertThat(nights.night(date, "--force").code())
        .as("after %s", statement)
        .isEqualTo(ExitCode.OK);
    return outcome.message();
  }

  /** Nothing is ever published, so the cells are counted where a publish would put them. */
  @Test
  void eachStopsAFirstLoadWhoseCellsStandInPlace() throws SQLException {
    Map<String, String> inPlace = new LinkedHashMap<>();
    BROKEN.forEach(
        (identity, sql) -> {
          String found =
              sql.replaceFirst(
                  "UPDATE stage_(dossier|completion|collection|agency)_(daily|monthly)",
                  "UPDATE fact_$1_$2");
          if (!found.equals(sql)) {
            inPlace.put(identity, found);
          }
        });
    assertThat(inPlace).hasSize(12);
    try (Nights nights = new Nights(Databases.server("utf8mb4_general_ci"))) {
      fill(nights);
      LocalDate date = Nights.FIRST;
      for (Map.Entry<String, String> broken : inPlace.entrySet()) {
        nights.warehouse().execute(WHEN_A_STEP_BEGINS.formatted("verify-facts", broken.getValue()));
        Outcome outcome = nights.night(date);
        nights.warehouse().execute("DROP TRIGGER broken");
        assertThat(outcome.code()).as(broken.getKey()).isEqualTo(ExitCode.GATE);
        assertThat(outcome.message()).contains(broken.getKey());
        date = date.plusDays(1);
      }
      assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void touchedDaysThatAreNotTheirFactsStopTheNight() throws SQLException {
    try (Nights nights = new Nights(Databases.server("utf8mb4_general_ci"))) {
      fill(nights);
      LocalDate date = Nights.FIRST;
      assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);

      for (Map.Entry<String, String> broken : BROKEN_AMONG_THE_TOUCHED.entrySet()) {
        date = date.plusDays(1);
        boolean even = nights.dossier("d-1").get("ngay_tiep_nhan").equals(EVEN);
        nights.dossier("d-1").put("ngay_tiep_nhan", even ? ODD : EVEN);
        nights
            .warehouse()
            .execute(WHEN_A_STEP_BEGINS.formatted(broken.getValue(), broken.getKey()));
        Outcome outcome = nights.night(date);
        nights.warehouse().execute("DROP TRIGGER broken");
        assertThat(outcome.code()).as(broken.getKey()).isEqualTo(ExitCode.GATE);
        assertThat(outcome.message()).contains("facts-equal-daily");
        // After a broken identity everything is counted, so that the next would not be found
        assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
      }
    }
  }

  /**
   * The backlog looks for open facts among those without a finished day, and a reject is seen each
   * night, however that reads.
   */
  @Test
  void anOpenFactThatHasAFinishedDayAndARejectThatNobodySawStopTheNight() throws SQLException {
    Map<String, String> broken =
        Map.of(
            "facts-equal-loaded",
            "UPDATE fact_dossier SET finished_date = accepted_date WHERE dossier_id = 'd-1'",
            "nothing-left-unmet",
            "UPDATE etl_reject SET last_seen_run = 0");
    try (Nights nights = new Nights(Databases.server("utf8mb4_general_ci"))) {
      fill(nights);
      LocalDate date = Nights.FIRST;
      assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);

      for (Map.Entry<String, String> entry : broken.entrySet()) {
        for (String[] options : List.of(new String[0], new String[] {"--full"})) {
          date = date.plusDays(1);
          nights
              .warehouse()
              .execute(WHEN_A_STEP_BEGINS.formatted("verify-facts", entry.getValue()));
          Outcome outcome = nights.night(date, options);
          nights.warehouse().execute("DROP TRIGGER broken");
          nights
              .warehouse()
              .update("UPDATE fact_dossier SET finished_date = NULL WHERE dossier_id = 'd-1'");

          assertThat(outcome.code()).as(entry.getKey()).isEqualTo(ExitCode.GATE);
          assertThat(outcome.message()).contains(entry.getKey());
          assertThat(nights.night(date, "--force").code()).isEqualTo(ExitCode.OK);
          date = date.plusDays(1);
          assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
        }
      }
    }
  }

  private static void fill(Nights nights) {
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    nights
        .dossier("d-2", "9", "2023-10-02 08:00:00")
        .put("ngay_ket_thuc_xu_ly", "2023-10-03 08:00:00");
    nights.dossier("d-3", "77", "2023-10-03 08:00:00");
    nights.paid("p-1", "d-1", "2023-10-04 09:00:00");
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            "g-1",
            "loai_so_hoa",
            "1",
            "thoi_gian_so_hoa",
            "2023-10-05 10:00:00");
  }
}
