package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.wholenights.GateTest.Server;

/** What is kept by month and agency, and what is told of earlier publications. */
class PublishedFiguresTest {

  private static final String FIGURES =
      """
      SELECT CONCAT(level, ' ', '', ' ', month_start, ' ', indicator) AS figure,
        CONCAT(numerator, '/', denominator) AS shown
      FROM kpi_monthly
      UNION ALL
      SELECT CONCAT('AGENCY', ' ', agency_code, ' ', month_start, ' ', indicator),
        CONCAT(SUM(numerator), '/', SUM(denominator))
      FROM kpi_part GROUP BY agency_code, month_start, indicator
      """;

  private static final String AS_OF =
      """
      SELECT CONCAT(level, ' ', agency_code, ' ', month_start, ' ', indicator) AS figure,
        CONCAT(numerator, '/', denominator) AS shown
      FROM fact_published_figure
      WHERE numerator IS NOT NULL AND job_execution_id <= %1$d
        AND (superseded_by IS NULL OR superseded_by > %1$d)
      """;

  private static final String BEFORE =
      """
      SELECT CONCAT(level, ' ', agency_code, ' ', month_start, ' ', indicator) AS figure,
        CONCAT(COALESCE(numerator_before, -1), '/', COALESCE(denominator_before, -1)) AS shown
      FROM fact_published_figure
      WHERE job_execution_id = %d
      """;

  // Counted of the facts, by another hand than the statements that publish
  private static final String RECEIVED =
      """
      SELECT f.accepted_month, f.agency_key, COUNT(*), SUM(f.online), SUM(f.cashless), SUM(f.obligation),
        SUM(f.amount_due), SUM(r.has_fee), SUM(r.has_fee * f.obligation),
        SUM(CASE WHEN f.procedure_key = 0 THEN 1 ELSE 0 END),
        SUM(CASE WHEN f.withdrawn = 0 AND f.due_date < m.last_day
          AND (f.finished_date IS NULL OR f.finished_date > f.due_date) THEN 1 ELSE 0 END),
        SUM(CASE WHEN m.last_day <= p.business_date THEN 0
          WHEN f.withdrawn = 0 AND f.due_date < p.business_date
          AND (f.finished_date IS NULL OR f.finished_date > f.due_date) THEN 1 ELSE 0 END)
      FROM fact_dossier f
      JOIN etl_freshness p ON f.accepted_date <= p.business_date
      JOIN (SELECT month_start, MAX(date_key) AS last_day FROM dim_date GROUP BY month_start) m
        ON m.month_start = f.accepted_month
      JOIN dim_procedure r ON r.procedure_key = f.procedure_key
      GROUP BY f.accepted_month, f.agency_key
      """;

  private static final String KEPT_OF_RECEIVED =
      """
      SELECT month_start, agency_key, dossiers, online, cashless, obligation, amount_due, fee_dossiers,
        fee_obligation, procedure_unknown, late_in_month, COALESCE(late_so_far, 0)
      FROM fact_agency_monthly WHERE dossiers > 0
      """;

  private static final String FINISHED =
      """
      SELECT d.month_start, f.agency_key, COUNT(*),
        SUM(CASE WHEN f.finished_date > f.due_date THEN 1 ELSE 0 END),
        SUM(CASE WHEN f.finished_date = f.accepted_date THEN 1 ELSE 0 END)
      FROM fact_dossier f
      JOIN etl_freshness p ON f.finished_date <= p.business_date
      JOIN dim_date d ON d.date_key = f.finished_date
      WHERE f.withdrawn = 0
      GROUP BY d.month_start, f.agency_key
      """;

  private static final String KEPT_OF_FINISHED =
      """
      SELECT month_start, agency_key, finished, late, express FROM fact_agency_monthly
      WHERE finished > 0
      """;

  private static final String COLLECTED =
      """
      SELECT d.month_start, f.agency_key, f.method, SUM(f.requests), SUM(f.amount), SUM(f.fee),
        SUM(f.charge)
      FROM fact_collection_daily f JOIN dim_date d ON d.date_key = f.collected_date
      GROUP BY d.month_start, f.agency_key, f.method
      """;

  private static final String KEPT_OF_COLLECTED =
      """
      SELECT month_start, agency_key, method, requests, amount, fee, charge
      FROM fact_collection_monthly
      """;

  /** Where nothing was published. */
  private static final String NOTHING = "-1/-1";

  private Nights nights;

  @AfterEach
  void close() {
    nights.close();
  }

  /** Nights in any order of what may happen, over a source that changes in every way. */
  @ParameterizedTest
  @CsvSource({"H2, 1", "H2, 2", "H2, 3", "MARIADB, 4"})
  void whateverIsPublishedIsKeptAndAgreesWithTheFacts(Server server, long seed)
      throws SQLException {
    nights = new Nights(server.databases(), "dossier.nightly.full-scan-every", 1000);
    RandomSource source = new RandomSource(seed, false, false);
    Random random = new Random(seed);
    nights.use(source.rows());
    Deque<LocalDate> dates = new ArrayDeque<>(List.of(source.firstNight()));
    Map<Long, Map<String, String>> copies = new TreeMap<>();
    List<String> played = new ArrayList<>();
    assertThat(nights.night(dates.getLast()).code()).isEqualTo(ExitCode.OK);
    look(copies, "first");
    for (int i = 0; i < 8; i++) {
      LocalDate last = dates.getLast();
      LocalDate today = last.plusDays(1);
      source.mutate(random, today);
      int choice = random.nextInt(6);
      Outcome outcome;
      if (choice == 0) {
        outcome =
            nights.run(
                today,
                "backfill",
                "--from",
                last.minusDays(40).toString(),
                "--to",
                last.minusDays(random.nextInt(20)).toString());
      } else if (choice == 1 && dates.size() > 1) {
        dates.removeLast();
        outcome = nights.run(today, "withdraw", "--date", last.toString());
      } else {
        LocalDate next = last.plusDays(1 + random.nextInt(25));
        outcome = choice == 2 ? nights.night(next, "--full") : nights.night(next);
        if (outcome.code() == ExitCode.OK) {
          dates.add(next);
        }
      }
      played.add(choice + " " + outcome.code());
      if (outcome.code() == ExitCode.OK) {
        look(copies, played.toString());
      } else if (choice == 1) {
        dates.add(last);
      }
    }
    assertThat(copies).as("publications of %s", played).hasSizeGreaterThan(5);
  }

  private void look(Map<Long, Map<String, String>> copies, String played) {
    long run =
        nights.number("SELECT MAX(job_execution_id) FROM etl_run WHERE published_at IS NOT NULL");
    assertThat(rows(KEPT_OF_RECEIVED)).as(played).isEqualTo(rows(RECEIVED));
    assertThat(rows(KEPT_OF_FINISHED)).as(played).isEqualTo(rows(FINISHED));
    assertThat(rows(KEPT_OF_COLLECTED)).as(played).isEqualTo(rows(COLLECTED));
    Map<String, String> last = copies.isEmpty() ? Map.of() : copies.get(run(copies));
    copies.put(run, figures(FIGURES));
    copies.forEach(
        (of, copy) ->
            assertThat(figures(AS_OF.formatted(of)))
                .as("%s, as of %d", played, of)
                .isEqualTo(copy));
    figures(BEFORE.formatted(run))
        .forEach(
            (figure, before) ->
                assertThat(before).as(figure).isEqualTo(last.getOrDefault(figure, NOTHING)));
  }

  private static Long run(Map<Long, Map<String, String>> copies) {
    return ((TreeMap<Long, Map<String, String>>) copies).lastKey();
  }

  // Values alone: two statements call the same thing by different names
  private List<String> rows(String sql) {
    return nights
        .warehouse()
        .query(
            sql,
            (rs, n) -> {
              List<String> values = new ArrayList<>();
              for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(rs.getString(i)));
              }
              return String.join(" ", values);
            })
        .stream()
        .sorted()
        .toList();
  }

  private Map<String, String> figures(String sql) {
    Map<String, String> figures = new TreeMap<>();
    nights
        .warehouse()
        .query(
            sql,
            rs -> {
              figures.put(rs.getString("figure"), rs.getString("shown"));
            });
    return figures;
  }

  /** Three of four online on the first evening, two of four since the second. */
  private void twoNights() throws SQLException {
    nights = new Nights(Databases.h2());
    for (String id : List.of("a", "b", "c")) {
      nights.dossier(id, "4", "2023-10-02 08:00:00");
    }
    nights.dossier("d", "4", "2023-10-02 08:00:00").put("kenh_thuc_hien", "1");
    assertThat(nights.night(LocalDate.of(2023, 10, 30)).code()).isEqualTo(ExitCode.OK);
    nights.dossier("c").put("kenh_thuc_hien", "1");
    assertThat(nights.night(LocalDate.of(2023, 10, 31)).code()).isEqualTo(ExitCode.OK);
  }

  private Answer report(String... options) {
    String[] typed = new String[options.length + 1];
    typed[0] = "report";
    System.arraycopy(options, 0, typed, 1, options.length);
    Clock noon =
        Clock.fixed(
            LocalDate.of(2023, 11, 2)
                .atTime(12, 0)
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toInstant(),
            ZoneId.of("Asia/Ho_Chi_Minh"));
    return Answer.to(nights.databases().settings(), noon, typed);
  }

  private Answer asPublished(String month, String day, String... more) {
    List<String> options = new ArrayList<>(List.of("--month", month, "--as-published", day));
    options.addAll(List.of(more));
    return report(options.toArray(String[]::new));
  }

  @Test
  void theReportTellsWhatWasPublishedOnADayAndWhatHasChangedSince() throws SQLException {
    twoNights();

    Answer first = asPublished("2023-10", "2023-10-31", "--lang", "en");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("Figures of October 2023 as published on 31 October 2023")
        .containsPattern("Submitted online +Province +75\\.00% +3 +4")
        .containsPattern(
            "Submitted online +Province +75\\.00% \\(3/4\\) +50\\.00% \\(2/4\\) +-25\\.00");

    Answer second = asPublished("2023-10", "2023-11-01", "--lang", "en");

    assertThat(second.out())
        .containsPattern("Submitted online +Province +50\\.00% +2 +4")
        .doesNotContain("75.00%");
  }

  /** The bulletin's "cấp huyện" stands beside the districts here. */
  @Test
  void theReportCallsLevelsAsAWorkbookDoes() throws SQLException {
    nights = new Nights(Databases.h2());
    nights.agency("X1", "Xã Một (mẫu)").put("catalog", "xa-phuong");
    nights.dossier("a", "4", "2023-10-02 08:00:00").put("don_vi_id", "X1");
    assertThat(nights.night(LocalDate.of(2023, 10, 30)).code()).isEqualTo(ExitCode.OK);

    assertThat(asPublished("2023-10", "2023-10-31").out())
        .containsPattern("Nộp hồ sơ trực tuyến +Cấp huyện và cấp xã +100")
        .containsPattern("Nộp hồ sơ trực tuyến +Cấp xã +100")
        .doesNotContain("Riêng");
  }

  @Test
  void theTableOfItHasAgenciesAndTheRunThatChangedThem() throws SQLException {
    twoNights();
    long second = nights.number("SELECT MAX(job_execution_id) FROM etl_run");

    List<String> lines =
        asPublished("2023-10", "2023-10-31", "--format", "csv")
            .out()
            .lines()
            .filter(line -> line.contains(",online,"))
            .toList();

    assertThat(lines)
        .anyMatch(line -> line.startsWith("2023-10-01,ON_DAY,ALL,,,online,3,4,0.750000,,,,"))
        .anyMatch(line -> line.startsWith("2023-10-01,ON_DAY,AGENCY,G1,"))
        .anyMatch(
            line ->
                line.startsWith(
                    "2023-10-01,LATER,ALL,,,online,2,4,0.500000,3,4,0.750000," + second));
  }

  @Test
  void whatNobodyKnowsIsSaidWithExitCodeTwo() throws SQLException {
    twoNights();

    assertThat(asPublished("2023-10", "2023-10-30"))
        .satisfies(
            answer -> {
              assertThat(answer.code()).isEqualTo(2);
              assertThat(answer.err())
                  .contains(
                      "what was published by 2023-10-30 is not known: the first known publication is of 2023-10-31");
            });
    assertThat(asPublished("2023-09", "2023-10-31"))
        .satisfies(
            answer -> {
              assertThat(answer.code()).isEqualTo(2);
              assertThat(answer.err())
                  .contains(
                      "no figures of 2023-09 were published by 2023-10-31: choose one of 2023-10");
            });
    assertThat(asPublished("2023-10", "2023-11-03"))
        .satisfies(
            answer -> {
              assertThat(answer.code()).isEqualTo(2);
              assertThat(answer.err()).contains("--as-published 2023-11-03 has not come yet");
            });
    assertThat(asPublished("2023-10", "2023-11-01", "--ways").code()).isEqualTo(2);
  }

  @Test
  void theViewHasEveryValueWithItsTime() throws SQLException {
    twoNights();

    assertThat(
            rows(
                """
                SELECT numerator, denominator, rate, CAST(published_from AS DATE) AS since,
                  CAST(published_to AS DATE) AS until, numerator_before, denominator_before
                FROM kpi_monthly_published
                WHERE month_start = '2023-10-01' AND level = 'ALL' AND indicator = 'online'
                """))
        .containsExactlyInAnyOrder(
            "3 4 0.750000 2023-10-31 2023-11-01 null null", "2 4 0.500000 2023-11-01 null 3 4");
  }

  /** Nobody may rely on what is published under figures that left the statistics. */
  @Test
  void anAgencyThatLeavesTheStatisticsTakesItsFiguresAway() throws SQLException {
    twoNights();
    nights.rows().rows(SourceTable.DON_VI).get(0).put("co_thong_ke", 0);

    assertThat(nights.night(LocalDate.of(2023, 11, 1)).code()).isEqualTo(ExitCode.OK);

    assertThat(
            rows(
                """
                SELECT numerator, numerator_before FROM fact_published_figure
                WHERE superseded_by IS NULL AND agency_code = 'G1' AND indicator = 'online'
                """))
        .containsExactly("null 2");
  }

  /** An indicator that leaves, or comes back, does so in every month, whatever changed in it. */
  @Test
  void whatNoViewShowsIsNoLongerPublished() throws SQLException {
    twoNights();
    // In a month that no later night touches; finished, so that every indicator has figures
    nights
        .dossier("old", "9", "2023-08-02 08:00:00")
        .put("ngay_ket_thuc_xu_ly", "2023-08-03 08:00:00");
    assertThat(nights.night(LocalDate.of(2023, 11, 1)).code()).isEqualTo(ExitCode.OK);
    Map<String, String> figures = figures(FIGURES);
    JdbcTemplate warehouse = nights.warehouse();

    warehouse.execute("DELETE FROM kpi_indicator WHERE indicator = 'online'");
    assertThat(nights.night(LocalDate.of(2023, 11, 2)).code()).isEqualTo(ExitCode.OK);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE)))
        .isEqualTo(figures(FIGURES))
        .doesNotContainKey("ALL  2023-08-01 online");

    warehouse.execute("INSERT INTO kpi_indicator (indicator) VALUES ('online')");
    assertThat(nights.night(LocalDate.of(2023, 11, 3)).code()).isEqualTo(ExitCode.OK);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE))).isEqualTo(figures);

    // As a source left it that could not tell this one
    warehouse.execute("INSERT INTO kpi_untold_indicator (indicator) VALUES ('reused')");
    warehouse.execute("DELETE FROM kpi_indicator WHERE indicator = 'reused'");
    warehouse.execute(
        "DELETE FROM fact_published_figure WHERE indicator = 'reused' AND level = 'AGENCY'");
    assertThat(nights.night(LocalDate.of(2023, 11, 4)).code()).isEqualTo(ExitCode.OK);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE))).isEqualTo(figures);
  }

  /** Nothing is ever finished, so two indicators have no figure; that makes no month another. */
  @Test
  void aMonthThatNothingTouchesIsComparedOnlyWhenAnIndicatorComesOrGoes() throws SQLException {
    twoNights();
    nights.dossier("old", "4", "2023-08-02 08:00:00");
    assertThat(nights.night(LocalDate.of(2023, 11, 1)).code()).isEqualTo(ExitCode.OK);
    JdbcTemplate warehouse = nights.warehouse();
    assertThat(rows("SELECT indicator FROM kpi_monthly")).doesNotContain("on_time", "same_day");
    // Whoever compares August finds this
    warehouse.update(
        "UPDATE fact_published_figure SET numerator = 99 WHERE month_start = '2023-08-01'");
    long august = current("2023-08-01", 99);
    assertThat(august).isPositive();

    nights.dossier("b").put("kenh_thuc_hien", "1");
    assertThat(nights.night(LocalDate.of(2023, 11, 2)).code()).isEqualTo(ExitCode.OK);

    assertThat(current("2023-08-01", 99)).isEqualTo(august);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE)))
        .containsEntry("ALL  2023-10-01 online", "1/4");

    // In August, when nothing else happens there: the month is touched, and the only one
    nights.dossier("old").put("trang_thai_ho_so_id", "9");
    nights.dossier("old").put("ngay_ket_thuc_xu_ly", "2023-08-03 08:00:00");
    assertThat(nights.night(LocalDate.of(2023, 11, 3)).code()).isEqualTo(ExitCode.OK);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE)))
        .isEqualTo(figures(FIGURES))
        .containsEntry("ALL  2023-08-01 on_time", "1/1");

    // Published before this program knew how: the views show it in a month that nobody touches
    warehouse.update("DELETE FROM fact_published_figure WHERE indicator = 'same_day'");
    assertThat(nights.night(LocalDate.of(2023, 11, 4)).code()).isEqualTo(ExitCode.OK);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE))).isEqualTo(figures(FIGURES));
  }

  private long current(String month, long numerator) {
    return nights.number(
        "SELECT COUNT(*) FROM fact_published_figure WHERE superseded_by IS NULL AND numerator = %d AND month_start = '%s'"
            .formatted(numerator, month));
  }

  /** A night of an older date leaves the figures of later days where they are. */
  @Test
  void theReportSaysUpToWhichDayThePublishedFiguresGo() throws SQLException {
    twoNights();
    Outcome older =
        nights.run(LocalDate.of(2023, 11, 1), "nightly", "--date", "2023-10-20", "--force");
    assertThat(older.code()).as(older.message()).isEqualTo(ExitCode.OK);

    assertThat(asPublished("2023-10", "2023-11-01", "--lang", "en").out())
        .contains("31 October 2023")
        .doesNotContain("20 October 2023");
  }

  /** What stands at the update is the first publication that is known. */
  @Test
  void anUpdateKeepsEveryFigureAndBeginsWithThem() throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"));
    nights.dossier("a", "4", "2023-10-02 08:00:00").put("ngay_hen_tra", "2023-10-04 08:00:00");
    nights
        .dossier("b", "9", "2023-09-04 08:00:00")
        .put("ngay_ket_thuc_xu_ly", "2023-10-03 08:00:00");
    nights.paid("p-1", "a", "2023-10-04 09:00:00");
    assertThat(nights.night(LocalDate.of(2023, 10, 30)).code()).isEqualTo(ExitCode.OK);
    Map<String, List<String>> published = nights.published();
    Map<String, String> figures = figures(FIGURES);
    JdbcTemplate warehouse = nights.warehouse();
    for (String table :
        List.of(
            "fact_agency_monthly",
            "stage_agency_monthly",
            "fact_collection_monthly",
            "stage_collection_monthly",
            "fact_published_figure",
            "stage_published_figure")) {
      warehouse.execute("DROP TABLE " + table);
    }
    warehouse.execute("ALTER TABLE fact_dossier_monthly DROP COLUMN late_in_month");
    warehouse.execute("ALTER TABLE stage_dossier_monthly DROP COLUMN late_in_month");
    warehouse.update("DELETE FROM flyway_schema_history WHERE version IS NULL OR version + 0 > 40");

    nights.product().get(Migrations.class).migrate();

    assertThat(figures(FIGURES)).isEqualTo(figures);
    assertThat(figures(AS_OF.formatted(Long.MAX_VALUE))).isEqualTo(figures);
    assertThat(nights.published().get("kpi_monthly")).isEqualTo(published.get("kpi_monthly"));
    assertThat(rows(KEPT_OF_COLLECTED)).isEqualTo(rows(COLLECTED));
    assertThat(decision()).containsExactly("null");

    assertThat(nights.night(LocalDate.of(2023, 11, 2)).code()).isEqualTo(ExitCode.OK);

    assertThat(rows(KEPT_OF_RECEIVED)).isEqualTo(rows(RECEIVED));
    assertThat(decision()).containsExactly("0");
    assertThat(nights.number("SELECT COUNT(*) FROM fact_published_figure WHERE superseded_by > 0"))
        .as("figures that the recount changed")
        .isZero();
  }

  private List<String> decision() {
    return rows(
        """
        SELECT decision_766_numerator FROM kpi_three_ways
        WHERE scope = 'PROVINCE' AND indicator = 'on_time' AND month_start = '2023-10-01'
        """);
  }
}
