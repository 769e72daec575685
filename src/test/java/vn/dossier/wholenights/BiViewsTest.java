package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.report.figure.Indicator;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/**
 * The views for BI after a night of 2023-10-30 over few dossiers:
 *
 * <ul>
 *   <li>department G1: 30 of October (20 online), 10 of September (5 online), 1 of December 2022
 *   <li>department G2: 30 of October, all online
 *   <li>department G3: 3 of October at the counter, of a procedure of their own
 *   <li>commune G4: 6 open ones of different age, one with a channel that nobody knows
 *   <li>a dossier of an agency that is not there
 * </ul>
 */
class BiViewsTest {

  enum Server {
    H2,
    MARIADB
  }

  private static final Map<Server, Nights> LOADED = new EnumMap<>(Server.class);

  @AfterAll
  static void close() {
    LOADED.values().forEach(Nights::close);
    LOADED.clear();
  }

  private static Nights loaded(Server server) throws SQLException {
    if (!LOADED.containsKey(server)) {
      LOADED.put(
          server,
          load(
              new Nights(
                  server == Server.H2
                      ? Databases.h2()
                      : Databases.server("utf8mb4_uca1400_ai_ci"))));
    }
    return LOADED.get(server);
  }

  private static Nights load(Nights nights) {
    nights.agency("G3", "Sở Ngoại vụ (mẫu)");
    nights.agency("G4", "Xã Mẫu").put("catalog", "xa-phuong");
    nights.rows().add(SourceTable.THU_TUC, "ma_tthc", "1.000002", "ten_tthc", "Thủ tục lẻ");
    dossiers(nights, "g1", "G1", "2023-10-02 08:00:00", 20, 10);
    dossiers(nights, "g1-09", "G1", "2023-09-04 08:00:00", 5, 5);
    dossiers(nights, "g1-12", "G1", "2022-12-05 08:00:00", 0, 1);
    dossiers(nights, "g2", "G2", "2023-10-02 08:00:00", 30, 0);
    dossiers(nights, "g3", "G3", "2023-10-02 08:00:00", 0, 3);
    for (int i = 0; i < 3; i++) {
      nights.dossier("g3-" + i).put("ma_tthc", "1.000002");
    }
    for (String day :
        List.of(
            "2023-10-23", "2023-10-22", "2023-09-30", "2023-09-29", "2023-08-01", "2023-07-31")) {
      var open = nights.dossier(day, "4", day + " 23:00:00");
      open.put("don_vi_id", "G4");
      open.put("ngay_hen_tra", "2023-10-30 00:00:00");
    }
    nights.dossier("2023-10-23").put("kenh_thuc_hien", "9");
    nights.dossier("2023-07-31").put("ngay_hen_tra", "2023-10-29 00:00:00");
    finished(nights, "g1-0", "2023-10-12");
    finished(nights, "g1-1", "2023-10-11");
    finished(nights, "g1-2", "2023-10-10");
    finished(nights, "g1-3", null);
    nights.paid("p1", "g1-0", "2023-10-05 08:00:00");
    nights.paid("p2", "g1-1", "2023-10-05 08:00:00").put("hinh_thuc_thanh_toan", "tien-mat");
    nights.paid("p3", "g2-0", "2023-10-06 08:00:00").put("hinh_thuc_thanh_toan", "chuyen-khoan");
    nights.paid("p4", "g2-1", "2023-10-06 08:00:00");
    nights.dossier("lost", "4", "2023-10-02 08:00:00").put("don_vi_id", "G9");
    assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
    return nights;
  }

  private static void dossiers(
      Nights nights, String prefix, String agency, String accepted, int online, int direct) {
    for (int i = 0; i < online + direct; i++) {
      var dossier = nights.dossier(prefix + "-" + i, "4", accepted);
      dossier.put("don_vi_id", agency);
      dossier.put("kenh_thuc_hien", i < online ? "2" : "1");
    }
  }

  /** Finished on 2023-10-11. */
  private static void finished(Nights nights, String id, String due) {
    var dossier = nights.dossier(id);
    dossier.put("trang_thai_ho_so_id", "9");
    dossier.put("ngay_ket_thuc_xu_ly", "2023-10-11 15:00:00");
    dossier.put("ngay_hen_tra", due == null ? null : due + " 17:00:00");
    dossier.put("dinh_kem_ket_qua", id.equals("g1-0") ? "ket-qua.pdf" : null);
  }

  private static List<String> rows(Server server, String sql) throws SQLException {
    return loaded(server)
        .warehouse()
        .query(
            sql,
            (rs, n) -> {
              StringBuilder row = new StringBuilder();
              for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                row.append(i == 1 ? "" : " ").append(rs.getString(i));
              }
              return row.toString();
            });
  }

  @ParameterizedTest
  @EnumSource
  void theYearToDateSumsFromJanuary(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT month_start, months, numerator, denominator, rate FROM kpi_year_to_date
                WHERE level = 'PROVINCE' AND indicator = 'online' ORDER BY month_start
                """))
        .containsExactly(
            "2022-12-01 1 0 1 0.000000",
            "2023-09-01 1 5 10 0.500000",
            "2023-10-01 2 55 73 0.753425");
  }

  @ParameterizedTest
  @EnumSource
  void twelveMonthsReachIntoTheYearBeforeAndNoFurther(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT month_start, months, numerator, denominator FROM kpi_twelve_months
                WHERE level = 'PROVINCE' AND indicator = 'online' ORDER BY month_start
                """))
        .containsExactly("2022-12-01 1 0 1", "2023-09-01 2 5 11", "2023-10-01 3 55 74");
    Nights nights = loaded(server);
    nights
        .warehouse()
        .update(
            "UPDATE fact_agency_monthly SET month_start = '2022-10-01' WHERE month_start = '2022-12-01'");
    try {
      assertThat(
              rows(
                  server,
                  """
                  SELECT month_start, months, numerator, denominator FROM kpi_twelve_months
                  WHERE level = 'PROVINCE' AND indicator = 'online' ORDER BY month_start
                  """))
          .containsExactly("2022-10-01 1 0 1", "2023-09-01 2 5 11", "2023-10-01 2 55 73");
    } finally {
      nights
          .warehouse()
          .update(
              "UPDATE fact_agency_monthly SET month_start = '2022-12-01' WHERE month_start = '2022-10-01'");
    }
  }

  @ParameterizedTest
  @EnumSource
  void agenciesAreRankedUnlessTheyAreTooSmall(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT agency_code, numerator, denominator, rate, small, rank_in_province, rank_in_level
                FROM kpi_agency_ranking
                WHERE month_start = '2023-10-01' AND indicator = 'online' ORDER BY agency_code
                """))
        .containsExactly(
            "G1 20 30 0.666667 0 2 2",
            "G2 30 30 1.000000 0 1 1",
            "G3 0 3 0.000000 1 null null",
            "G4 1 2 0.500000 1 null null");
  }

  @ParameterizedTest
  @EnumSource
  void timelinessIsSplitByMonthOfFinishing(Server server) throws SQLException {
    assertThat(rows(server, "SELECT * FROM kpi_timeliness"))
        .containsExactly("2023-10-01 G1 Sở Y tế (mẫu) PROVINCE 4 1 1 1 1 0.250000 0");
  }

  @ParameterizedTest
  @EnumSource
  void openDossiersAreSplitByAge(Server server) throws SQLException {
    assertThat(rows(server, "SELECT * FROM kpi_backlog_ageing WHERE agency_code = 'G4'"))
        .containsExactly("2023-10-30 G4 Xã Mẫu COMMUNE 6 1 2 2 1 1 2023-07-31");
    // 41 but for the four that are finished
    assertThat(
            rows(
                server,
                "SELECT open_dossiers, days_over_90 FROM kpi_backlog_ageing"
                    + " WHERE agency_code = 'G1'"))
        .containsExactly("37 1");
    assertThat(
            rows(
                server,
                "SELECT snapshot_date, open_dossiers, overdue, overdue_rate FROM kpi_backlog"
                    + " WHERE agency_code = 'G4'"))
        .containsExactly("2023-10-30 6 1 0.166667");
  }

  @ParameterizedTest
  @EnumSource
  void moneyIsSplitByMethod(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT month_start, method, requests, amount, amount_rate FROM kpi_collection_monthly
                WHERE level = 'ALL' ORDER BY method
                """))
        .containsExactly(
            "2023-10-01 CASH 1 50000 0.250000",
            "2023-10-01 ONLINE 2 100000 0.500000",
            "2023-10-01 TRANSFER 1 50000 0.250000");
  }

  @ParameterizedTest
  @EnumSource
  void proceduresThatNobodyUsedOnlineAreListedByYear(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                "SELECT year_number, procedure_code, dossiers, agencies"
                    + " FROM kpi_procedure_without_online ORDER BY 1"))
        .containsExactly("2022 1.000001 1 1", "2023 1.000002 3 1");
  }

  @ParameterizedTest
  @EnumSource
  void problemsAreCountedByMonth(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                "SELECT problem, affected, of_total, rate FROM kpi_data_quality"
                    + " WHERE month_start = '2023-10-01' ORDER BY problem"))
        .containsExactly(
            "agency_ended 0 65 0.000000",
            "channel_missing 0 65 0.000000",
            "channel_unknown 1 65 0.015385",
            "level_unknown 0 65 0.000000",
            "method_unknown 0 4 0.000000",
            "no_due_date 1 4 0.250000",
            "procedure_unknown 0 65 0.000000");
    assertThat(rows(server, "SELECT reason_code, agency_code, dossiers FROM kpi_quarantine"))
        .containsExactly("AGENCY_UNKNOWN G9 1");
  }

  @ParameterizedTest
  @EnumSource
  void theDossiersBehindEveryFigureAddUpToIt(Server server) throws SQLException {
    String figures =
        "SELECT month_start, %s, indicator, numerator, denominator FROM %s ORDER BY 1, 2, 3";
    assertThat(
            rows(
                server,
                """
                SELECT month_start, agency_code, indicator, SUM(in_numerator), SUM(in_denominator)
                FROM kpi_dossier GROUP BY month_start, agency_code, indicator ORDER BY 1, 2, 3
                """))
        .isEqualTo(rows(server, figures.formatted("agency_code", "kpi_monthly_agency")))
        .contains("2023-10-01 G1 cashless 1 2", "2023-10-01 G1 result_digitised 1 4");
    assertThat(
            rows(
                server,
                """
                SELECT d.month_start, l.level, d.indicator, SUM(d.in_numerator), SUM(d.in_denominator)
                FROM kpi_dossier d JOIN kpi_level l ON l.agency_level = d.level
                GROUP BY d.month_start, l.level, d.indicator ORDER BY 1, 2, 3
                """))
        .isEqualTo(rows(server, figures.formatted("level", "kpi_monthly")));
    assertThat(
            rows(
                server,
                """
                SELECT dossier_id FROM kpi_dossier
                WHERE indicator = 'on_time' AND month_start = '2023-10-01' AND agency_code = 'G1'
                  AND in_numerator = 0
                """))
        .containsExactly("g1-2");
  }

  @ParameterizedTest
  @EnumSource
  void whatEachIndicatorIsMadeOfStandsInATable(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT part, measure FROM kpi_indicator_measure WHERE indicator = 'on_time'
                ORDER BY part, measure
                """))
        .containsExactly(
            "DENOMINATOR finished",
            "NUMERATOR early",
            "NUMERATOR no_due_date",
            "NUMERATOR on_time");
    List<String> reported =
        Arrays.stream(Indicator.values()).map(Indicator::code).sorted().toList();
    assertThat(rows(server, "SELECT indicator FROM kpi_indicator ORDER BY indicator"))
        .isEqualTo(reported);
    assertThat(
            rows(server, "SELECT DISTINCT indicator FROM kpi_indicator_measure ORDER BY indicator"))
        .isEqualTo(reported);
  }

  @ParameterizedTest
  @EnumSource
  void anIndicatorThatNobodyDefinedHasNoFigures(Server server) throws SQLException {
    JdbcTemplate warehouse = loaded(server).warehouse();
    warehouse.update("INSERT INTO kpi_indicator (indicator) VALUES ('invented')");
    try {
      for (String view : List.of("kpi_part", "kpi_part_as_is", "kpi_dossier", "kpi_way_part")) {
        assertThat(rows(server, "SELECT * FROM %s WHERE indicator = 'invented'".formatted(view)))
            .as(view)
            .isEmpty();
      }
    } finally {
      warehouse.update("DELETE FROM kpi_indicator WHERE indicator = 'invented'");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDossierIsToldInARowWithItsWords(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT month_start, finished_month, agency_code, agency_name, agency_search, level,
                  agency_code_as_is, procedure_search, channel, status, status_vi, status_en,
                  timeliness, online, cashless, amount_due, online_why_not, digitised_why_not,
                  cashless_why_not, ahead
                FROM dossier WHERE dossier_code IN ('g1-0', 'g3-0', 'g1-1') ORDER BY dossier_code
                """))
        .containsExactly(
            "2023-10-01 2023-10-01 G1 Sở Y tế (mẫu) so y te (mau) PROVINCE G1 thu tuc mau ONLINE"
                + " FINISHED Đã giải quyết xong Finished EARLY 1 1 50000 null no_component_file"
                + " null 0",
            "2023-10-01 2023-10-01 G1 Sở Y tế (mẫu) so y te (mau) PROVINCE G1 thu tuc mau ONLINE"
                + " FINISHED Đã giải quyết xong Finished ON_TIME 1 0 50000 null no_component_file"
                + " in_cash 0",
            "2023-10-01 null G3 Sở Ngoại vụ (mẫu) so ngoai vu (mau) PROVINCE G3 thu tuc le DIRECT"
                + " PROCESSING Đang giải quyết In processing null 0 0 0 at_the_counter"
                + " no_component_file nothing_to_pay 0");
  }

  @ParameterizedTest
  @EnumSource
  void whyDossiersDoNotCountAddsUpToAllOfTheMonth(Server server) throws SQLException {
    String counted =
        "SELECT %1$s, COUNT(*) FROM dossier WHERE month_start = '2023-10-01' GROUP BY %1$s ORDER BY 1";
    assertThat(rows(server, counted.formatted("online_why_not")))
        .containsExactly("null 51", "at_the_counter 13", "channel_unknown 1");
    assertThat(rows(server, counted.formatted("cashless_why_not")))
        .containsExactly("null 2", "by_transfer 1", "in_cash 1", "nothing_to_pay 61");
  }

  /** No row waits for all others: the first ones come before much is read or put aside. */
  @Test
  void theFirstDossiersComeAtOnce() throws SQLException {
    try (Connection connection = loaded(Server.MARIADB).databases().warehouse()) {
      JdbcTemplate reader = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      for (String view : List.of("dossier", "kpi_dossier")) {
        reader.execute("FLUSH STATUS");
        assertThat(reader.queryForList("SELECT * FROM %s LIMIT 3".formatted(view))).hasSize(3);
        assertThat(handled(reader, "Handler_tmp_write%")).as(view).isLessThan(10);
        assertThat(handled(reader, "Handler_read%")).as(view).isLessThan(70);
      }
    }
  }

  private static long handled(JdbcTemplate reader, String counters) {
    return reader
        .query("SHOW SESSION STATUS LIKE '%s'".formatted(counters), (rs, n) -> rs.getLong(2))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Whoever asks for a month reads the facts of other months hardly. */
  @Test
  void theDossiersOfAMonthAreFoundByIndexes() throws SQLException {
    List<Map<String, Object>> plan =
        loaded(Server.MARIADB)
            .warehouse()
            .queryForList(
                "EXPLAIN SELECT * FROM kpi_dossier"
                    + " WHERE month_start = '2022-12-01' AND indicator = 'cashless'");
    assertThat(plan)
        .filteredOn(row -> "f".equals(row.get("table")))
        .singleElement()
        .satisfies(
            facts -> {
              assertThat(facts.get("key").toString()).contains("ix_fact_dossier_cell");
              assertThat(Long.parseLong(facts.get("rows").toString())).isLessThan(5);
            });
  }

  @ParameterizedTest
  @EnumSource
  void anAgencyStandsBesideItsLevel(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT agency_code, numerator, denominator, rate, level FROM kpi_monthly_agency
                WHERE month_start = '2023-10-01' AND indicator = 'online' ORDER BY agency_code
                """))
        .containsExactly(
            "G1 20 30 0.666667 PROVINCE",
            "G2 30 30 1.000000 PROVINCE",
            "G3 0 3 0.000000 PROVINCE",
            "G4 1 2 0.500000 COMMUNE");
  }

  @Test
  void numbersOfDossiersAreNotWiderThanClientsRead() throws SQLException {
    assertThat(
            rows(
                Server.MARIADB,
                """
                SELECT table_name, column_name, column_type FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name IN ('dossier', 'kpi_dossier', 'kpi_monthly_agency')
                  AND data_type = 'decimal' AND numeric_precision > 20
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesAreFoundWithoutAccents(Server server) throws SQLException {
    assertThat(
            rows(server, "SELECT agency_code FROM dim_agency WHERE search_name LIKE '%ngoai vu%'"))
        .containsExactly("G3");
    assertThat(
            rows(
                server,
                "SELECT procedure_code FROM dim_procedure WHERE search_name LIKE '%thu tuc le%'"))
        .containsExactly("1.000002");
  }

  @ParameterizedTest
  @EnumSource
  void theCalendarKnowsWeekendsAndDaysOff(Server server) throws SQLException {
    assertThat(
            rows(
                server,
                """
                SELECT date_key, iso_week, day_name, is_weekend, is_holiday, holiday_name, holiday_name_en
                FROM dim_date WHERE date_key BETWEEN '2023-09-01' AND '2023-09-03' ORDER BY date_key
                """))
        .containsExactly(
            "2023-09-01 35 Thứ Sáu 0 1 Quốc khánh National Day",
            "2023-09-02 35 Thứ Bảy 1 1 Quốc khánh National Day",
            "2023-09-03 35 Chủ Nhật 1 0 null null");
  }
}
