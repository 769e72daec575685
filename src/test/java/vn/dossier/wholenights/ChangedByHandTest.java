package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.NextCommand;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;
import vn.dossier.warehouse.schema.Migrations;

/** What somebody has changed in the warehouse by hand is fixed by one command. */
class ChangedByHandTest {

  /** No identity tells of it: cells that nobody touched are not looked at, or agree with it. */
  private static final String SILENT = "";

  /** What is changed, and the identity that the next night finds broken. */
  private static final Map<String, String> CHANGES = new LinkedHashMap<>();

  static {
    CHANGES.put(
        "UPDATE fact_dossier SET cashless = 1 WHERE dossier_id = 'd-1'", "daily-numerators-within");
    CHANGES.put(
        "UPDATE fact_dossier SET digitised_766 = 1 WHERE dossier_id = 'd-1'",
        "daily-numerators-within");
    CHANGES.put(
        "UPDATE fact_dossier SET agency_key = agency_key + 1 WHERE dossier_id = 'd-1'", SILENT);
    CHANGES.put("UPDATE fact_dossier SET amount_due = 7 WHERE dossier_id = 'd-1'", SILENT);
    CHANGES.put("UPDATE fact_dossier SET code_bucket = 7 WHERE dossier_id = 'd-1'", SILENT);
    CHANGES.put("DELETE FROM fact_dossier WHERE dossier_id = 'd-1'", "partitions-add-up");
    CHANGES.put(another("job_execution_id"), "partitions-add-up");
    CHANGES.put(another("999999"), "partitions-add-up");
    CHANGES.put(
        "UPDATE fact_dossier_daily SET dossiers = dossiers + 1, online = online + 1"
            + " WHERE accepted_date = '2023-10-04'",
        "daily-equals-monthly");
    CHANGES.put("UPDATE fact_dossier_monthly SET online = 0", SILENT);
    CHANGES.put("UPDATE fact_collection_daily SET amount = 1", SILENT);
    CHANGES.put("UPDATE stage_collection SET amount = 1", SILENT);
    CHANGES.put("UPDATE etl_reject SET reason_code = 'AGENCY_UNKNOWN', detail = 'x'", SILENT);
    CHANGES.put("UPDATE etl_reject SET last_seen_run = 999999", "rejects-equal-rejected");
    CHANGES.put("DELETE FROM etl_reject", "partitions-add-up");
  }

  // A fact that the source does not have
  private static String another(String run) {
    return """
        INSERT INTO fact_dossier
        SELECT 'd-x', dossier_code, agency_key, procedure_key, accepted_date, accepted_month,
          finished_date, due_date, status_code, channel, service_level, channel_missing, online,
          online_766, component_digitised, result_due, result_digitised, digitised_766, reused,
          obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, is_open, open_state,
          timeliness, amount_due, amount_online, amount_transfer, amount_cash, rule_set, content_hash,
          code_bucket, %s
        FROM fact_dossier WHERE dossier_id = 'd-1'
        """
        .formatted(run);
  }

  @Test
  void theCommandThatStatusNamesRepairsIt() throws SQLException {
    try (Nights nights =
        new Nights(
            Databases.server("utf8mb4_general_ci"), "dossier.nightly.full-scan-every", 1000)) {
      nights.dossier("d-1", "4", "2023-10-02 08:00:00");
      nights.dossier("d-2", "4", "2023-10-02 09:00:00");
      nights
          .dossier("d-3", "9", "2023-10-04 08:00:00")
          .put("ngay_ket_thuc_xu_ly", "2023-10-05 08:00:00");
      nights.dossier("d-4", "77", "2023-10-04 08:00:00");
      nights.paid("p-1", "d-3", "2023-10-05 09:00:00");
      LocalDate date = Nights.FIRST;
      Map<String, List<String>> right = new HashMap<>();
      for (String channel : List.of("1", "2")) {
        nights.dossier("d-2").put("kenh_thuc_hien", channel);
        assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
        right.put(channel, figures(nights));
        date = date.plusDays(1);
      }

      for (Map.Entry<String, String> change : CHANGES.entrySet()) {
        // One that settles what the source has, so that the next reads only what changed
        assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
        nights.warehouse().execute(change.getKey());
        String channel = nights.dossier("d-2").get("kenh_thuc_hien").equals("1") ? "2" : "1";
        nights.dossier("d-2").put("kenh_thuc_hien", channel);
        date = date.plusDays(1);
        Outcome night = nights.night(date);
        List<String> next =
            nights.product().get(NextCommand.class).after(night.jobExecutionId(), false);

        String command = "nightly --date %s --full --force".formatted(date);
        if (change.getValue().equals(SILENT)) {
          assertThat(night.code()).as(change.getKey()).isEqualTo(ExitCode.OK);
        } else {
          assertThat(night.code()).as(change.getKey()).isEqualTo(ExitCode.GATE);
          assertThat(night.message()).contains(change.getValue(), command);
          assertThat(next).containsExactly(command);
        }
        Outcome fixed = nights.runOnly(date.plusDays(1), command.split(" "));
        assertThat(fixed.code()).as(change.getKey() + fixed.message()).isEqualTo(ExitCode.OK);
        assertThat(figures(nights)).as(change.getKey()).isEqualTo(right.get(channel));
        date = date.plusDays(1);
      }
    }
  }

  /** The window of a night does not reach there, and the cell stays touched. */
  @Test
  void afterABrokenIdentityThePlainNightReadsAndComparesWhatLiesBeforeItsWindow()
      throws SQLException {
    try (Nights nights = SevenDossiers.onH2()) {
      for (String id : List.of("old-1", "old-2")) {
        nights
            .dossier(id, "9", "2019-05-05 08:00:00")
            .put("ngay_ket_thuc_xu_ly", "2019-05-06 08:00:00");
      }
      nights.night(Nights.FIRST);
      nights.warehouse().update("UPDATE fact_dossier SET cashless = 1 WHERE dossier_id = 'old-1'");
      nights.dossier("old-2").put("kenh_thuc_hien", "1");
      LocalDate today = Nights.FIRST.plusDays(1);
      Outcome broken = nights.run(today, "backfill", "--from", "2019-05-01", "--to", "2019-05-31");
      assertThat(broken.code()).isEqualTo(ExitCode.GATE);
      assertThat(broken.message()).contains("nightly --date 2023-10-30 --full --force");

      assertThat(nights.night(today).code()).isEqualTo(ExitCode.OK);

      assertThat(nights.rowsOf("SELECT dossiers, online, cashless FROM fact_dossier_daily"))
          .contains("{DOSSIERS=2, ONLINE=1, CASHLESS=0}");
    }
  }

  @Test
  void aRunThatHadComparedEverythingSaysSo() throws SQLException {
    try (Nights nights = SevenDossiers.onH2()) {
      nights.product().get(Migrations.class).migrate();
      nights.warehouse().execute(CorruptedCell.creation(true));
      assertThat(nights.night(Nights.FIRST).message())
          .contains("nightly --date 2023-10-30 --full --force compares and recounts everything");
      assertThat(nights.night(Nights.FIRST).message())
          .contains(
              "it had compared everything: type nightly --date 2023-10-30 --full --force once more");
    }
  }

  /** Quarantine and facts never hold the same dossier, but who corrects by hand may make them. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDossierThatIsHeldTwiceEndsNoNight(boolean changesAlone) throws SQLException {
    try (Nights nights =
        new Nights(
            changesAlone ? Databases.server("utf8mb4_general_ci") : Databases.h2(),
            "dossier.nightly.full-scan-every",
            1000)) {
      nights.dossier("d-1", "4", "2023-10-02 08:00:00");
      nights.dossier("d-2", "4", "2023-10-02 08:00:00");
      nights.dossier("d-3", "77", "2023-10-02 08:00:00");
      assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      nights
          .warehouse()
          .update(
              """
              INSERT INTO etl_reject (dossier_id, dossier_code, reason_code, code_bucket,
                first_seen_run, last_seen_run, first_seen_at, last_seen_at)
              SELECT f.dossier_id, f.dossier_code, r.reason_code, f.code_bucket,
                r.first_seen_run, r.last_seen_run, r.first_seen_at, r.last_seen_at
              FROM fact_dossier f CROSS JOIN etl_reject r WHERE f.dossier_id = 'd-1'
              """);
      nights.lose("d-1");
      Outcome outcome = nights.night(Nights.FIRST.plusDays(1));
      assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
      assertThat(
              nights.warehouse().queryForList("SELECT dossier_id FROM fact_dossier", String.class))
          .containsExactly("d-2");
      assertThat(nights.warehouse().queryForList("SELECT dossier_id FROM etl_reject", String.class))
          .containsExactly("d-3");
    }
  }

  private static List<String> figures(Nights nights) {
    List<String> figures = new ArrayList<>();
    for (String table :
        List.of(
            "fact_dossier",
            "fact_dossier_daily",
            "fact_dossier_monthly",
            "fact_completion_daily",
            "fact_collection_daily",
            "fact_e_receipt_monthly")) {
      nights
          .warehouse()
          .queryForList("SELECT * FROM " + table)
          .forEach(
              row -> {
                row.remove("job_execution_id");
                figures.add(table + row);
              });
    }
    figures.addAll(
        nights.rowsOf("SELECT dossier_id, reason_code, detail, agency_code FROM etl_reject"));
    figures.addAll(nights.rowsOf("SELECT * FROM kpi_monthly_agency"));
    figures.sort(null);
    return figures;
  }
}
