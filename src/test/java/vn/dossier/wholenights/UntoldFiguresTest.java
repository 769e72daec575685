package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.PlainRows;

/**
 * What an adapter says that its source cannot tell is not available, wherever one looks: never 0.
 */
class UntoldFiguresTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  private static final String DOSSIERS =
      """
      SELECT CONCAT(dossier_id, ' ', COALESCE(timeliness, '-'), ' ', COALESCE(CAST(exempt AS CHAR(20)), '-'), ' ',
        COALESCE(cashless_why_not, '-'), ' ', finished_month) FROM dossier
      """;

  private static final String TIMELINESS =
      """
      SELECT CONCAT(finished, ' ', COALESCE(CAST(early AS CHAR(20)), '-'), ' ', COALESCE(CAST(late AS CHAR(20)), '-'), ' ',
        COALESCE(CAST(late_rate AS CHAR(20)), '-'), ' ', COALESCE(CAST(express AS CHAR(20)), '-')) FROM kpi_timeliness
      """;

  private static final String BACKLOG =
      """
      SELECT CONCAT(open_dossiers, ' ', COALESCE(CAST(overdue AS CHAR(20)), '-'), ' ',
        COALESCE(CAST(overdue_rate AS CHAR(20)), '-'))
      FROM kpi_backlog WHERE snapshot_date = (SELECT business_date FROM etl_freshness)
      """;

  private static final String AGEING =
      """
      SELECT CONCAT(open_dossiers, ' ', COALESCE(CAST(overdue AS CHAR(20)), '-'))
      FROM kpi_backlog_ageing
      """;

  private static final String SNAPSHOTS =
      """
      SELECT CONCAT(snapshot_date, ' ', open_dossiers, ' ', COALESCE(CAST(overdue AS CHAR(20)), '-')) AS snapshot
      FROM kpi_backlog
      """;

  private static final String REUSED =
      """
      SELECT CONCAT(month_start, ' ', numerator, ' of ', denominator) AS reused
      FROM kpi_monthly WHERE indicator = 'reused' AND level = 'ALL'
      """;

  private static final String NO_DUE_DATE =
      "SELECT affected FROM kpi_data_quality WHERE problem = 'no_due_date'";

  private static final String CASHLESS =
      """
      SELECT CONCAT(local_denominator, ' ', COALESCE(CAST(decision_766_denominator AS CHAR(20)), '-'))
      FROM kpi_three_ways WHERE scope = 'PROVINCE' AND indicator = 'cashless'
      """;

  @TempDir Path jobs;
  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void cannotTell(String figures) throws IOException {
    Path adapter = jobs.resolve("source/one-stop/adapter.yml");
    Files.createDirectories(adapter.getParent());
    Files.writeString(
        adapter, "link: code\nchecksums: true\ncannot-tell: [%s]\n".formatted(figures));
    nights.restart("dossier.jobs", jobs.toString());
  }

  // Finished late, for nothing; finished early; and one that was paid
  private void fill() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.rows().rows(SourceTable.THU_TUC).get(0).put("trang_thai_phi_le_phi", 1);
    finished("free", "2023-10-20 08:00:00");
    finished("soon", "2023-10-03 08:00:00");
    nights.dossier("paid", "4", "2023-10-03 08:00:00");
    PlainRows.paid(nights.rows(), "p-1", "paid", "2023-10-04 08:00:00");
    Map<String, Object> exempt =
        PlainRows.paid(nights.rows(), "p-2", "free", "2023-10-04 08:00:00");
    exempt.put("hinh_thuc_thu", "Đối tượng miễn phí");
    exempt.put("so_bien_lai_phi", null);
    nights
        .rows()
        .add(
            SourceTable.GIAY_TO_SO_HOA,
            "id",
            "g-1",
            "loai_so_hoa",
            "1",
            "thoi_gian_so_hoa",
            "2023-10-04 08:00:00",
            "don_vi_id",
            "H00.G1");
  }

  private void finished(String id, String day) {
    Map<String, Object> dossier = nights.dossier(id, "9", "2023-10-03 07:00:00");
    dossier.put("ngay_ket_thuc_xu_ly", day);
    dossier.put("ngay_hen_tra", "2023-10-10 08:00:00");
  }

  private Answer answer(String... typed) {
    Map<String, Object> settings = new HashMap<>(nights.databases().settings());
    settings.put("dossier.jobs", jobs.toString());
    return Answer.to(settings, typed);
  }

  private String export(String table) {
    return export(table, "2023-10");
  }

  private String export(String table, String month) {
    return answer("export", "--table", table, "--month", month).out();
  }

  @Test
  void theyAreNotAvailableUntilTheSourceTellsThem() throws SQLException, IOException {
    fill();
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    List<String> told =
        List.of("free LATE 1 exempt 2023-10-01", "soon EARLY 0 nothing_to_pay 2023-10-01");
    assertThat(nights.rowsOf("SELECT 1 FROM kpi_untold_indicator")).isEmpty();
    assertThat(dossiers()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(one(TIMELINESS)).isEqualTo("2 1 1 0.500000 1");
    assertThat(one(CASHLESS)).isEqualTo("1 2");
    assertThat(one("SELECT in_time FROM kpi_received")).isEqualTo("2");
    assertThat(one(BACKLOG)).isEqualTo("1 0 0.000000");
    assertThat(one(AGEING)).isEqualTo("1 0");
    assertThat(nights.rowsOf(NO_DUE_DATE)).hasSize(1);

    cannotTell("on_time, same_day, exempt, refunds, receipts, historical_results");
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(dossiers())
        .containsExactlyInAnyOrder(
            "free - - nothing_to_pay 2023-10-01", "soon - - nothing_to_pay 2023-10-01");
    assertThat(one(TIMELINESS)).isEqualTo("2 - - - -");
    assertThat(one(CASHLESS)).isEqualTo("1 -");
    assertThat(one("SELECT COALESCE(in_time, -1) FROM kpi_received")).isEqualTo("-1");
    assertThat(one(BACKLOG)).isEqualTo("1 - -");
    assertThat(one(AGEING)).isEqualTo("1 -");
    assertThat(nights.rowsOf(NO_DUE_DATE)).isEmpty();
    assertThat(one("SELECT COUNT(fee_exempt) FROM kpi_way_part")).isEqualTo("0");
    assertThat(
            nights.rowsOf(
                "SELECT 1 FROM kpi_way_difference WHERE indicator = 'cashless' AND way = 'DECISION_766'"))
        .isEmpty();

    assertThat(export("fact_digitised_result_daily").lines().skip(1))
        .singleElement()
        .asString()
        .contains(",1,,");
    assertThat(export("fact_completion_daily")).contains(",early,", ",1,,,,,,1");
    assertThat(export("fact_backlog_daily")).contains(",overdue,", ",1,1,0,0,,2023-11-");
    assertThat(export("fact_dossier")).doesNotContain("LATE", "EARLY");
    assertThat(export("fact_e_receipt_monthly")).doesNotContain(",vnpt,1,");

    assertThat(answer("report", "--month", "2023-10", "--lang", "en").out())
        .contains("Historical results digitised: not available, since the source of the figures")
        .contains("Electronic receipts: not available, since")
        .contains(
            "(0% covered): Exempt dossiers; Historical results digitised; Handled on time;"
                + " Electronic receipts; Finished on the day of acceptance.")
        .contains("Refunds are not available (0% covered)")
        .doesNotContain("no agency had introduced", "not digitised any");
    assertThat(answer("report", "--month", "2023-10", "--format", "html").out())
        .contains("không có số liệu")
        .doesNotContain("id=\"historical\"", "id=\"e-receipts\"");
    assertThat(answer("status").out())
        .contains("not available from this source: exempt, historical_results, on_time, receipts,");
    assertThat(answer("status", "--json").json().at("/freshness/not_available")).hasSize(6);

    cannotTell("");
    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(dossiers()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(one(TIMELINESS)).isEqualTo("2 1 1 0.500000 1");
    assertThat(one(BACKLOG)).isEqualTo("1 0 0.000000");
    assertThat(answer("status").out()).doesNotContain("not available");
    // What no night can know of a day that is gone is not told afterwards
    assertThat(all(SNAPSHOTS))
        .containsExactlyInAnyOrder("2023-10-31 1 0", "2023-11-01 1 -", "2023-11-02 1 0");
    assertThat(export("fact_backlog_daily", "2023-11")).contains(",1,1,0,0,,2023-11-02");
  }

  /**
   * A source that begins to tell has facts of all years: nothing is told before a run has read all
   * of them, and none of the dossiers that nights have long left alone keeps its 0.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsToldAnewIsToldOfAllYears(boolean onServer) throws SQLException, IOException {
    nights = new Nights(onServer ? Databases.server("utf8mb4_general_ci") : Databases.h2());
    for (String year : List.of("2020", "2023")) {
      nights.dossier("d-" + year, "4", year + "-10-03 08:00:00");
      nights
          .rows()
          .add(
              SourceTable.THANH_PHAN_HO_SO,
              "id",
              "c-" + year,
              "ho_so",
              "d-" + year,
              "trang_thai_so_hoa",
              "2");
    }
    cannotTell("reused");
    String told = Files.readString(Path.of("jobs/source/one-stop/components.sql"));
    Path components = jobs.resolve("source/one-stop/components.sql");
    Files.writeString(
        components, told.replace("trang_thai_so_hoa as digitisation", "null as digitisation"));
    cannotTell("reused");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);
    assertThat(all(REUSED)).isEmpty();

    Files.writeString(components, told);
    cannotTell("");
    LocalDate clock = NIGHT.plusDays(3);
    assertThat(nights.run(clock, "backfill", "--from", "2023-10-01", "--to", "2023-10-31").code())
        .isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT SUM(reused) FROM fact_dossier")).isOne();
    assertThat(all(REUSED)).isEmpty();
    assertThat(answer("status").out()).contains("not available from this source: reused");

    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(all(REUSED)).containsExactlyInAnyOrder("2020-10-01 1 of 1", "2023-10-01 1 of 1");
    // And the other way round, at once
    cannotTell("reused");
    assertThat(nights.run(clock, "backfill", "--from", "2023-10-01", "--to", "2023-10-31").code())
        .isEqualTo(ExitCode.OK);
    assertThat(all(REUSED)).isEmpty();
  }

  /** It reads everything up to its own date alone: what was accepted later keeps its 0. */
  @Test
  void aNightOfAnOlderDateTellsNothingAnew() throws SQLException, IOException {
    nights = new Nights(Databases.h2());
    for (String month : List.of("10", "11")) {
      // Closed, so that no run looks it up behind its own date
      nights
          .dossier("d-" + month, "9", "2023-" + month + "-01 08:00:00")
          .put("ngay_ket_thuc_xu_ly", "2023-" + month + "-01 09:00:00");
      nights
          .rows()
          .add(
              SourceTable.THANH_PHAN_HO_SO,
              "id",
              "c-" + month,
              "ho_so",
              "d-" + month,
              "trang_thai_so_hoa",
              "2");
    }
    cannotTell("reused");
    String told = Files.readString(Path.of("jobs/source/one-stop/components.sql"));
    Path components = jobs.resolve("source/one-stop/components.sql");
    Files.writeString(
        components, told.replace("trang_thai_so_hoa as digitisation", "null as digitisation"));
    cannotTell("reused");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(nights.night(NIGHT.plusDays(1)).code()).isEqualTo(ExitCode.OK);

    Files.writeString(components, told);
    cannotTell("");
    LocalDate clock = NIGHT.plusDays(3);
    assertThat(nights.run(clock, "nightly", "--date", NIGHT.toString(), "--force").code())
        .isEqualTo(ExitCode.OK);
    assertThat(all("SELECT dossier_id FROM fact_dossier WHERE reused = 1")).containsExactly("d-10");
    assertThat(all(REUSED)).isEmpty();

    assertThat(nights.night(NIGHT.plusDays(2)).code()).isEqualTo(ExitCode.OK);
    assertThat(all(REUSED)).containsExactlyInAnyOrder("2023-10-01 1 of 1", "2023-11-01 1 of 1");
  }

  /** Half of its dossiers would have been read by the one SELECT, half by the other. */
  @Test
  void aRunThatFailedIsNotContinuedWithOtherSelects() throws SQLException, IOException {
    fill();
    cannotTell("reused");
    nights.warehouse().execute("ALTER TABLE stage_backlog_daily RENAME TO away");
    assertThat(nights.night(NIGHT).code()).isNotEqualTo(ExitCode.OK);
    nights.warehouse().execute("ALTER TABLE away RENAME TO stage_backlog_daily");
    Files.writeString(
        jobs.resolve("source/one-stop/fields.sql"), "select ma as code, ten as name from linh_vuc");
    Files.writeString(
        jobs.resolve("source/one-stop/papers.sql"),
        Files.readString(Path.of("jobs/source/one-stop/papers.sql")) + "where 1 = 1\n");
    cannotTell("reused");
    assertThatThrownBy(() -> nights.run(NIGHT.plusDays(1), "rerun"))
        .hasMessageContaining(
            "is superseded, it was planned with other SELECTs or settings of the adapter");
    assertThat(nights.night(NIGHT, "--force").code()).isEqualTo(ExitCode.OK);
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(3);
  }

  /** The month is there although its first indicator is not. */
  @Test
  void aBulletinNeedsNoIndicator() throws SQLException, IOException {
    fill();
    cannotTell("online, online_766, cashless, non_cash");
    assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
    assertThat(one("SELECT COUNT(component_digitised) FROM kpi_way_part")).isNotEqualTo("0");
    for (String column : List.of("online", "online_766", "cashless", "non_cash", "fee_cashless")) {
      assertThat(one("SELECT COUNT(%s) FROM kpi_way_part".formatted(column)))
          .as(column)
          .isEqualTo("0");
    }
    Answer report = answer("report", "--month", "2023-10", "--lang", "en");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.out())
        .contains("Submitted online: not available", "Paid online: not available")
        .doesNotContain("no dossiers of October", "No dossier of");
    assertThat(answer("report", "--month", "2022-10").code()).isEqualTo(ExitCode.SETUP.number());
  }

  private List<String> dossiers() {
    return nights
        .warehouse()
        .queryForList(DOSSIERS + "WHERE finished_date IS NOT NULL", String.class);
  }

  private List<String> all(String sql) {
    return nights.warehouse().queryForList(sql, String.class);
  }

  private String one(String sql) {
    return nights.warehouse().queryForObject(sql, String.class);
  }
}
