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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.page.Chromium;

/**
 * Seven dossiers of October 2023 by three ways to count. Of a procedure with a fee:
 *
 * <ul>
 *   <li>a1 online, done, result file, component file, paid online
 *   <li>a2 online, done, component file, no result file, paid by transfer
 *   <li>a3 exempt, a4 to be paid later, a5 nobody asked; all at the counter
 *   <li>a6 a channel that nobody knows, nobody asked
 * </ul>
 *
 * and b1 of a procedure without one: online, done, result file, paid online all the same.
 */
class WaysToCountTest {

  enum Server {
    H2,
    MARIADB
  }

  private static final String COLLATION = "utf8mb4_uca1400_ai_ci";

  @TempDir private Path folder;

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  private void load(Server server) throws SQLException, IOException {
    load(server, "2023-10,,online,3,6,", "2023-10,G1,cashless,3,4,", "2023-10,G1,digitised,,,0.25");
  }

  private void load(Server server, String... published) throws SQLException, IOException {
    Files.writeString(
        folder.resolve("portal.csv"),
        "month,agency,indicator,numerator,denominator,rate\n" + String.join("\n", published));
    nights =
        new Nights(
            server == Server.H2 ? Databases.h2() : Databases.server(COLLATION),
            "dossier.reference",
            folder.toString());
    nights.rows().rows(SourceTable.THU_TUC).get(0).put("trang_thai_phi_le_phi", 1);
    nights.rows().add(SourceTable.THU_TUC, "ma_tthc", "1.000002", "ten_tthc", "Không phí");
    done("a1", "kq.pdf");
    done("a2", null);
    for (String id : List.of("a3", "a4", "a5", "a6")) {
      nights
          .dossier(id, "4", "2023-10-02 08:00:00")
          .put("kenh_thuc_hien", id.equals("a6") ? "9" : "1");
    }
    done("b1", "kq.pdf").put("ma_tthc", "1.000002");
    for (String id : List.of("a1", "a2")) {
      nights
          .rows()
          .add(SourceTable.THANH_PHAN_HO_SO, "id", "c-" + id, "ho_so", id, "dinh_kem", "tep.pdf");
    }
    nights.paid("p1", "a1", "2023-10-05 08:00:00");
    nights.paid("p2", "a2", "2023-10-05 08:00:00").put("hinh_thuc_thanh_toan", "chuyen-khoan");
    Map<String, Object> exempt = nights.paid("p3", "a3", "2023-10-05 08:00:00");
    exempt.put("hinh_thuc_thu", "Đối tượng miễn phí");
    exempt.put("hinh_thuc_thanh_toan", null);
    exempt.put("so_tien", 0);
    Map<String, Object> later = nights.paid("p4", "a4", null);
    later.put("trang_thai", "Chưa thanh toán");
    later.put("hinh_thuc_thu", "Thu sau");
    later.put("hinh_thuc_thanh_toan", null);
    later.put("so_tien", 0);
    nights.paid("p5", "b1", "2023-10-05 08:00:00");
    assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
  }

  private Map<String, Object> done(String id, String result) {
    Map<String, Object> dossier = nights.dossier(id, "9", "2023-10-02 08:00:00");
    dossier.put("ngay_ket_thuc_xu_ly", "2023-10-12 08:00:00");
    dossier.put("dinh_kem_ket_qua", result);
    return dossier;
  }

  private List<String> rows(String sql) {
    return nights
        .warehouse()
        .query(
            sql,
            (rs, n) -> {
              StringBuilder row = new StringBuilder(rs.getString(1));
              for (int i = 2; i <= rs.getMetaData().getColumnCount(); i++) {
                row.append(" ").append(rs.getString(i));
              }
              return row.toString();
            });
  }

  @ParameterizedTest
  @EnumSource
  void eachWayCountsByItsRule(Server server) throws Exception {
    load(server);

    assertThat(
            rows(
                """
                SELECT indicator, local_numerator, local_denominator, decision_766_numerator,
                  decision_766_denominator, portal_numerator, portal_denominator, portal_rate
                FROM kpi_three_ways
                WHERE scope = 'PROVINCE' AND month_start = '2023-10-01' ORDER BY indicator
                """))
        .containsExactly(
            "cashless 2 3 1 5 null null null",
            "digitised 2 7 1 7 null null null",
            "on_time 3 3 7 7 null null null",
            "online 3 7 2 7 3 6 0.500000",
            "result_digitised 2 3 2 3 null null null",
            "reused 0 7 0 7 null null null");
    assertThat(
            rows(
                """
                SELECT indicator, portal_numerator, portal_denominator, portal_rate, agency_name
                FROM kpi_three_ways
                WHERE agency_code = 'G1' AND portal_rate IS NOT NULL ORDER BY indicator
                """))
        .containsExactly(
            "cashless 3 4 0.750000 Sở Y tế (mẫu)", "digitised null null 0.250000 Sở Y tế (mẫu)");
  }

  @ParameterizedTest
  @EnumSource
  void countedCausesLeadFromTheLocalFigureToTheOtherOne(Server server) throws Exception {
    load(server);

    assertThat(
            rows(
                """
                SELECT indicator, way, cause, dossiers, numerator_change, denominator_change
                FROM kpi_way_difference
                WHERE scope = 'PROVINCE' ORDER BY indicator, way, cause
                """))
        .containsExactly(
            "cashless DECISION_766 exempt 1 0 0",
            "cashless DECISION_766 no_request 2 0 2",
            "cashless DECISION_766 pending 1 0 1",
            "cashless DECISION_766 procedure_without_fee 1 -1 -1",
            "digitised DECISION_766 no_result_file 1 -1 0",
            "on_time DECISION_766 counted_when_received null 4 4",
            "online DECISION_766 no_result_file 1 -1 0",
            "online PORTAL channel_unknown 1 0 -1",
            "online PORTAL not_explained null 0 0");
    assertThat(
            rows(
                """
                SELECT cause, dossiers, numerator_change, denominator_change
                FROM kpi_way_difference
                WHERE agency_code = 'G1' AND indicator = 'cashless' AND way = 'PORTAL'
                ORDER BY cause
                """))
        .containsExactly("not_explained null 0 1", "transfer 1 1 0");
    assertThat(
            rows(
                """
                SELECT w.indicator, w.scope FROM kpi_three_ways w
                JOIN kpi_way_difference d ON d.month_start = w.month_start AND d.scope = w.scope
                  AND d.agency_code = w.agency_code AND d.indicator = w.indicator
                WHERE d.way = 'DECISION_766'
                GROUP BY w.indicator, w.scope, w.local_numerator, w.local_denominator,
                  w.decision_766_numerator, w.decision_766_denominator
                HAVING SUM(d.numerator_change) <> w.decision_766_numerator - w.local_numerator
                  OR SUM(d.denominator_change) <> w.decision_766_denominator - w.local_denominator
                """))
        .isEmpty();
  }

  /** G2 has no dossier, and November none at all: the differences are the greatest there are. */
  @ParameterizedTest
  @EnumSource
  void whatThePortalPublishedIsShownWhereNothingIsCountedHere(Server server) throws Exception {
    load(server, "2023-10,G2,online,5,5,", "2023-11,,online,1,2,", "2023-11,G2,cashless,,,0.9");

    assertThat(
            rows(
                """
                SELECT month_start, scope, agency_code, indicator, local_numerator,
                  local_denominator, local_rate, portal_numerator, portal_denominator, portal_rate
                FROM kpi_three_ways
                WHERE agency_code = 'G2' OR month_start = '2023-11-01'
                ORDER BY month_start, scope, indicator
                """))
        .containsExactly(
            "2023-10-01 AGENCY G2 online 0 0 null 5 5 1.000000",
            "2023-11-01 AGENCY G2 cashless 0 0 null null null 0.900000",
            "2023-11-01 PROVINCE  online 0 0 null 1 2 0.500000");
    assertThat(
            rows(
                """
                SELECT month_start, agency_code, cause, numerator_change, denominator_change
                FROM kpi_way_difference
                WHERE way = 'PORTAL' AND indicator = 'online' AND cause = 'not_explained'
                ORDER BY month_start
                """))
        .containsExactly("2023-10-01 G2 not_explained 5 5", "2023-11-01  not_explained 1 2");
    assertThat(report("--ways", "--lang", "en").out())
        .containsPattern(
            "Sở Xây dựng \\(mẫu\\) +Submitted online +not available .*100.00% \\(5/5\\)");
  }

  /** Local 2 of 3 results due, 2 of 7 received; digitised 2 of 7, with a result file 1 of 7. */
  @ParameterizedTest
  @EnumSource
  void aRateWithoutCountsIsExplainedInPercentagePoints(Server server) throws Exception {
    load(
        server,
        "2023-10,,result_digitised,,,0.25",
        "2023-10,G1,result_digitised,2,7,",
        "2023-10,,digitised,,,0.25");

    assertThat(
            rows(
                """
                SELECT agency_code, indicator, cause, dossiers, numerator_change,
                  denominator_change, rate_change
                FROM kpi_way_difference
                WHERE way = 'PORTAL' ORDER BY agency_code, indicator, cause
                """))
        .containsExactly(
            " digitised no_result_file 1 -1 0 -0.142857",
            " digitised not_explained null null null 0.107143",
            " result_digitised not_explained null null null -0.035714",
            " result_digitised result_not_due 4 0 4 -0.380953",
            "G1 result_digitised not_explained null 0 0 0.000000",
            "G1 result_digitised result_not_due 4 0 4 -0.380953");
    assertThat(report("--ways", "--lang", "en").out())
        .containsPattern("not explained +Results digitised +National portal +-3.57")
        .containsPattern("no result due.* +4 +0 +\\+4 +-38.1");
    assertThat(report("--ways", "--format", "csv").out())
        .contains("2023-10-01,,,result_digitised,PORTAL,not_explained,,,-0.035714,");
  }

  private Answer report(String... options) {
    Map<String, Object> settings = nights.databases().settings();
    settings.put("dossier.reference", folder.toString());
    String[] typed = new String[options.length + 3];
    typed[0] = "report";
    typed[1] = "--month";
    typed[2] = "2023-10";
    System.arraycopy(options, 0, typed, 3, options.length);
    return Answer.to(settings, typed);
  }

  @Test
  void theReportTellsTheWaysInEveryFormat() throws Exception {
    load(Server.H2);

    assertThat(report("--ways", "--lang", "en").out())
        .contains("Ways to count, October 2023")
        .contains("42.86% (3/7)")
        .contains("28.57% (2/7)")
        .contains("50.00% (3/6)")
        .contains("nobody asked for it");
    assertThat(report("--ways", "--format", "csv").out())
        .contains("2023-10-01,,,online,DECISION_766,,2,7,0.285714,")
        .contains("2023-10-01,,,cashless,DECISION_766,no_request,0,2,,2");
    assertThat(report("--ways", "--format", "json").out())
        .contains("\"way\":\"PORTAL\",\"cause\":null,\"numerator\":3,\"denominator\":6");
    Path xlsx = folder.resolve("ways.xlsx");
    assertThat(report("--ways", "--format", "xlsx", "--output", xlsx.toString()).code()).isZero();
    assertThat(xlsx).isNotEmptyFile();
    for (String page : List.of("--ways", "--score")) {
      Path html = folder.resolve("page.html");
      assertThat(report(page, "--format", "html", "--output", html.toString()).code()).isZero();
      assertThat(html)
          .content()
          .contains("28,57% (2/7)", "Công bố lúc ", "<caption", "Ghi chú")
          .doesNotContain("{{")
          .doesNotContainPattern("kpi_|report --|\\.csv|lượt chạy");
      try (Chromium chromium = Chromium.start();
          Chromium.Opened opened = chromium.open(html, 360, true, false)) {
        assertThat(opened.overflowing()).filteredOn(e -> e.equals("the page scrolls")).isEmpty();
        assertThat(opened.pale()).isEmpty();
        assertThat(opened.complaints()).isEmpty();
      }
    }
  }

  /**
   * Received in October: h1 and h2 handled in it, in time and late; h3 handled late, but in
   * November, when it was not due yet at October's end; h4 the same, though due in October; h5
   * withdrawn after its day; h6 without one. Received before: h7 and h8, handled in October.
   */
  private void handle(Server server) throws SQLException {
    nights = new Nights(server == Server.H2 ? Databases.h2() : Databases.server(COLLATION));
    handled("h1", "2023-10-02", "2023-10-12", "2023-10-12");
    handled("h2", "2023-10-02", "2023-10-12", "2023-10-13");
    handled("h3", "2023-10-02", "2023-10-31", "2023-11-02");
    handled("h4", "2023-10-02", "2023-10-30", "2023-11-02");
    handled("h5", "2023-10-02", "2023-10-12", null).put("trang_thai_ho_so_id", "7");
    handled("h6", "2023-10-02", null, null);
    handled("h7", "2023-09-02", "2023-10-12", "2023-10-12");
    handled("h8", "2023-09-02", "2023-10-12", "2023-10-12");
  }

  private Map<String, Object> handled(String id, String accepted, String due, String finished) {
    Map<String, Object> dossier =
        nights.dossier(id, finished == null ? "4" : "9", accepted + " 08:00:00");
    dossier.put("ngay_hen_tra", due == null ? null : due + " 17:00:00");
    dossier.put("ngay_ket_thuc_xu_ly", finished == null ? null : finished + " 09:00:00");
    return dossier;
  }

  private List<String> onTimeByTheDecision() {
    return rows(
        """
        SELECT month_start, decision_766_numerator, decision_766_denominator
        FROM kpi_three_ways
        WHERE scope = 'PROVINCE' AND indicator = 'on_time' ORDER BY month_start
        """);
  }

  /** Facts may be ahead by then; what is told is what was published. */
  @ParameterizedTest
  @EnumSource
  void onTimeByTheDecisionStaysAsPublishedWhileAFullRunIsNot(Server server) throws SQLException {
    handle(server);
    assertThat(nights.night(LocalDate.of(2023, 11, 5)).code()).isEqualTo(ExitCode.OK);
    nights.warehouse().execute("ALTER TABLE stage_collection RENAME TO away");
    assertThat(nights.night(LocalDate.of(2023, 11, 6), "--full").code()).isNotEqualTo(ExitCode.OK);

    assertThat(onTimeByTheDecision())
        .containsExactly("2023-09-01 2 2", "2023-10-01 4 6", "2023-11-01 0 0");
  }

  @ParameterizedTest
  @EnumSource
  void onTimeByTheDecisionIsOfTheDossiersReceivedHoweverManyWereHandled(Server server)
      throws SQLException {
    handle(server);
    assertThat(nights.night(LocalDate.of(2023, 11, 5)).code()).isEqualTo(ExitCode.OK);

    assertThat(onTimeByTheDecision())
        .containsExactly("2023-09-01 2 2", "2023-10-01 4 6", "2023-11-01 0 0");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotHandledIsMeasuredByTheDayThatIsPublished(Server server) throws SQLException {
    handle(server);
    assertThat(nights.night(LocalDate.of(2023, 10, 12)).code()).isEqualTo(ExitCode.OK);

    assertThat(onTimeByTheDecision()).containsExactly("2023-09-01 2 2", "2023-10-01 4 4");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsCountedFromFactsThatAreAheadOfWhatIsPublished(Server server) throws SQLException {
    handle(server);
    assertThat(nights.night(LocalDate.of(2023, 11, 5)).code()).isEqualTo(ExitCode.OK);
    nights.warehouse().update("UPDATE fact_dossier SET due_date = NULL");

    assertThat(onTimeByTheDecision())
        .containsExactly("2023-09-01 2 2", "2023-10-01 4 6", "2023-11-01 0 0");
    assertThat(
            rows(
                """
                SELECT month_start FROM kpi_way_difference
                WHERE indicator = 'on_time' AND scope = 'PROVINCE' AND way = 'DECISION_766'
                ORDER BY month_start
                """))
        .containsExactly("2023-09-01", "2023-10-01", "2023-11-01");
  }

  /**
   * Nothing was touched in a month that ends: what waits in it is measured by its last day then.
   */
  @ParameterizedTest
  @EnumSource
  void aMonthIsMeasuredAnewEachNightUntilItIsOver(Server server) throws SQLException {
    nights = new Nights(server == Server.H2 ? Databases.h2() : Databases.server(COLLATION));
    handled("late", "2023-10-02", "2023-10-29", null);
    handled("not yet", "2023-10-02", "2023-10-31", null);
    List<String> measured = new ArrayList<>();
    for (String night : List.of("2023-10-29", "2023-10-30", "2023-10-31", "2023-11-01")) {
      assertThat(nights.night(LocalDate.parse(night)).code()).isEqualTo(ExitCode.OK);
      measured.addAll(onTimeByTheDecision());
    }

    assertThat(measured)
        .containsExactly("2023-10-01 2 2", "2023-10-01 1 2", "2023-10-01 1 2", "2023-10-01 1 2");
  }

  /** Three of September handled in October, in time, and the only one of October too late. */
  @Test
  void aMonthThatClearsABacklogGetsNoPointsForIt() throws SQLException {
    nights = new Nights(Databases.h2());
    for (String id : List.of("b1", "b2", "b3")) {
      handled(id, "2023-09-02", "2023-10-12", "2023-10-12");
    }
    handled("b4", "2023-10-02", "2023-10-11", "2023-10-12");
    assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);

    String points =
        Answer.to(
                nights.databases().settings(),
                "report",
                "--month",
                "2023-10",
                "--score",
                "--format",
                "csv")
            .out();
    assertThat(points).contains("2023-10-01,progress,on_time,20,1,0,1,0.00,");
  }

  @Test
  void pointsAndWaysTellTheSameFiguresByTheDecision() throws Exception {
    load(Server.H2);
    String ways = report("--ways", "--format", "csv").out();
    List<String> points =
        report("--score", "--format", "csv").out().lines().filter(l -> l.contains("-01,")).toList();

    Map<String, String> measures =
        Map.of(
            "on_time", "on_time",
            "dossiers_online", "online",
            "dossiers_paid_online", "cashless",
            "electronic_results", "result_digitised",
            "dossiers_digitised", "digitised",
            "data_reused", "reused");
    for (Map.Entry<String, String> measure : measures.entrySet()) {
      String[] line =
          points.stream()
              .filter(l -> l.contains("," + measure.getKey() + ","))
              .findFirst()
              .orElseThrow()
              .split(",");
      assertThat(ways)
          .contains(
              "2023-10-01,,,%s,DECISION_766,,%s,%s,"
                  .formatted(measure.getValue(), line[5], line[6]));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'Submitted online: approximate; ', 'Dossiers paid online: approximate; '",
    "vi, 'Nộp hồ sơ trực tuyến: gần đúng; ', 'Hồ sơ thanh toán trực tuyến: gần đúng; '"
  })
  void whereFactsOnlyComeNearTheDecisionTheReportSaysSo(String language, String way, String point)
      throws Exception {
    load(Server.H2);
    String approximate = way.substring(way.indexOf(": ") + 2);

    assertThat(report("--ways", "--lang", language).out()).contains(way);
    assertThat(report("--score", "--lang", language).out()).contains(point);
    assertThat(report("--ways", "--lang", language, "--format", "html").out()).contains(way);
    assertThat(report("--score", "--lang", language, "--format", "html").out()).contains(point);
    assertThat(report("--ways", "--lang", language, "--format", "csv").out().lines())
        .anyMatch(
            l -> l.startsWith("2023-10-01,,,cashless,DECISION_766,") && l.contains(approximate))
        .noneMatch(l -> l.contains(",LOCAL,") && l.contains(approximate))
        .noneMatch(l -> l.contains(",digitised,") && l.contains(approximate));
    assertThat(report("--score", "--lang", language, "--format", "csv").out().lines())
        .anyMatch(l -> l.contains(",dossiers_paid_online,") && l.contains(approximate))
        .noneMatch(l -> l.contains(",petitions_on_time,") && l.contains(approximate));
  }

  /** 20 * 7/7, 6 * 2/7 / 0.5, 6 * 1/5, 6 * 2/3, 4 * 1/7 / 0.8, 0 of 7 reused. */
  @Test
  void theScoreIsThatOfTheFiguresAndSaysWhatIsNotAvailable() throws Exception {
    load(Server.H2);

    assertThat(report("--score", "--lang", "en").out())
        .contains("29.34 of 44 points that these figures can carry, of 100 in all")
        .containsPattern("Handled on time +20 +20 +100%")
        .containsPattern("Dossiers submitted online +3.43 +6 +50%")
        .containsPattern("Digitised data reused +0 +2 +80%")
        .containsPattern("Petitions answered on time +not available +6");
    assertThat(report("--score", "--format", "csv").out())
        .contains("2023-10-01,payment,dossiers_paid_online,6,1,1,5,1.20,")
        .contains("2023-10-01,satisfaction,petitions_on_time,6,1,,,,");
    assertThat(report("--score", "--ways").code()).isEqualTo(2);
    assertThat(report("--as-is", "--format", "csv").out())
        .contains("2023-10-01,online,PROVINCE,G1,Sở Y tế (mẫu),3,7,0.428571");
  }
}
