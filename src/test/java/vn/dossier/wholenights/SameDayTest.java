package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.compare.RulesCompared;
import vn.dossier.warehouse.schema.Migrations;

/**
 * The measure express and the indicator same_day: finished on the day of acceptance. They came with
 * a later version, so a warehouse may have cells that were counted without them.
 */
class SameDayTest {

  @TempDir private Path folder;

  private static final String SHARES =
      """
      SELECT CONCAT(month_start, ' ', indicator, ' ', numerator, ' of ', denominator) AS share
      FROM %s WHERE level = 'ALL' ORDER BY month_start, indicator
      """;

  /** Counted: express of finished, or none when it is not finished in the sense of the figures. */
  @ParameterizedTest
  @CsvSource({
    // status, accepted, ended, handed over, kind of result, express of finished
    "9,  2023-10-02 08:00:00, 2023-10-02 15:00:00,                    ,             , 1 of 1",
    "10, 2023-10-02 08:00:00, 2023-10-02 15:00:00,                    ,             , 1 of 1",
    "9,  2023-10-02 08:00:00, 2023-10-02 08:00:00,                    ,             , 1 of 1",
    "9,  2023-10-02 00:00:00, 2023-10-02 23:59:59,                    ,             , 1 of 1",
    "9,  2023-10-02 23:59:59, 2023-10-03 00:00:00,                    ,             , 0 of 1",
    "9,  2023-10-02 08:00:00, 2023-10-03 08:00:00, 2023-10-02 15:00:00,             , 0 of 1",
    "9,  2023-10-02 08:00:00,                    , 2023-10-02 15:00:00,             , 1 of 1",
    "9,  2023-10-02 08:00:00, 2023-10-02 15:00:00, 2023-10-09 15:00:00,             , 1 of 1",
    "9,  2023-10-02 08:00:00,                    ,                    ,             , none",
    "9,  2023-10-02 08:00:00, 2023-10-02 15:00:00,                    , Trả lại/Xin rút, none",
    "7,  2023-10-02 08:00:00, 2023-10-02 15:00:00,                    ,             , none",
    "4,  2023-10-02 08:00:00, 2023-10-02 15:00:00,                    ,             , none"
  })
  void expressIsWhatWasFinishedOnTheDayItWasAccepted(
      String status, String accepted, String ended, String handedOver, String kind, String counted)
      throws SQLException {
    try (Nights nights = new Nights(Databases.h2())) {
      Map<String, Object> dossier = nights.dossier("d", status, accepted);
      dossier.put("ngay_ket_thuc_xu_ly", ended);
      dossier.put("ngay_tra", handedOver);
      dossier.put("loai_ket_qua", kind);
      assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);

      List<String> cells =
          nights
              .warehouse()
              .queryForList(
                  "SELECT CONCAT(express, ' of ', finished) FROM fact_completion_daily",
                  String.class);
      assertThat(cells).isEqualTo(counted.equals("none") ? List.of() : List.of(counted));
      assertThat(
              nights
                  .warehouse()
                  .queryForList(
                      """
                      SELECT CONCAT(in_numerator, ' of ', in_denominator) FROM kpi_dossier
                      WHERE indicator = 'same_day'
                      """,
                      String.class))
          .isEqualTo(cells);
    }
  }

  /**
   * Of three finished in October two were on the same day, and the night that would have published
   * a third one failed before the update: what is published is not what the facts are.
   */
  @Test
  void anUpdatedWarehouseShowsNothingOfItBeforeAPublishHasCountedItAndThenTheRightFigures()
      throws SQLException, IOException {
    try (Nights nights = new Nights(Databases.server("utf8mb4_general_ci"))) {
      finished(nights, "slow", "2023-10-02", "2023-10-11");
      finished(nights, "quick", "2023-10-11", "2023-10-11");
      finished(nights, "quick-too", "2023-10-12", "2023-10-12");
      assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      List<String> shares = shares(nights, "kpi_monthly");
      assertThat(shares).contains("2023-10-01 same_day 2 of 3");
      finished(nights, "unpublished", "2023-10-11", "2023-10-11");
      failing(nights, Nights.FIRST.plusDays(1));
      forgetTheMeasure(nights.warehouse());

      nights.product().get(Migrations.class).migrate();

      shares.remove("2023-10-01 same_day 2 of 3");
      for (String view : List.of("kpi_monthly", "kpi_monthly_as_is")) {
        assertThat(shares(nights, view)).isEqualTo(shares);
      }
      assertThat(nights.number("SELECT COUNT(express) FROM fact_completion_daily")).isZero();
      assertThat(compared(nights)).contains("on_time").doesNotContain("same_day");

      assertThat(nights.night(Nights.FIRST.plusDays(2)).code()).isEqualTo(ExitCode.OK);

      for (String view : List.of("kpi_monthly", "kpi_monthly_as_is")) {
        assertThat(shares(nights, view)).contains("2023-10-01 same_day 3 of 4");
      }
      assertThat(compared(nights)).contains("same_day");
      assertThat(nights.number("SELECT COUNT(*) FROM fact_completion_daily WHERE express IS NULL"))
          .isZero();
    }
  }

  private static void finished(Nights nights, String id, String accepted, String finished) {
    nights
        .dossier(id, "9", accepted + " 08:00:00")
        .put("ngay_ket_thuc_xu_ly", finished + " 15:00:00");
  }

  // Behind its gate: no identity is broken, so the night after it counts only what was touched
  private static void failing(Nights nights, LocalDate date) throws SQLException {
    nights.warehouse().execute("ALTER TABLE etl_open_at_old_agency RENAME TO away");
    assertThat(nights.night(date).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("ALTER TABLE away RENAME TO etl_open_at_old_agency");
  }

  // As the version before the measure left it
  private static void forgetTheMeasure(JdbcTemplate warehouse) {
    for (String table :
        List.of("fact_completion_daily", "stage_completion_daily", "fact_monthly_as_is")) {
      warehouse.execute("ALTER TABLE %s DROP COLUMN express".formatted(table));
    }
    warehouse.update("DELETE FROM kpi_indicator WHERE indicator = 'same_day'");
    Integer rank =
        warehouse.queryForObject(
            "SELECT installed_rank FROM flyway_schema_history WHERE version = '37'", Integer.class);
    warehouse.update("DELETE FROM flyway_schema_history WHERE installed_rank >= ?", rank);
  }

  /**
   * The indicators of which a comparison tells something, with rules by which nothing is finished.
   */
  private List<String> compared(Nights nights) throws IOException {
    String rules =
        Files.readString(Path.of("jobs/rules/one-stop.yml"))
            .replace("finished: [\"9\", \"10\"]", "finished: [\"10\"]");
    return nights
        .product()
        .compare(
            Nights.FIRST.plusDays(3), Files.writeString(folder.resolve("rules.yml"), rules), null)
        .figures()
        .stream()
        .map(RulesCompared.Figure::indicator)
        .toList();
  }

  private static List<String> shares(Nights nights, String view) {
    return nights.warehouse().queryForList(SHARES.formatted(view), String.class);
  }
}
