package vn.dossier.report.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.Targets;
import vn.dossier.testing.database.PublishedWarehouse;
import vn.dossier.testing.page.Axe;
import vn.dossier.testing.page.BulletinMaker;
import vn.dossier.testing.page.Chromium;
import vn.dossier.testing.page.HtmlValidator;

/** The bulletin as a page, looked at in a browser; skipped where the system has none. */
class HtmlBulletinTest {

  private static final YearMonth MAY = YearMonth.of(2023, 5);
  private static final YearMonth OCTOBER = YearMonth.of(2023, 10);

  private static final String INTERNAL =
      "(?i)kpi_|fact_|etl_|dim_|report --|\\.csv|lượt chạy|\\brun \\d|exception|null";

  private static final PublishedWarehouse WAREHOUSE = new PublishedWarehouse();

  @TempDir private static Path folder;

  private static Chromium chromium;

  @BeforeAll
  static void writeThePages() throws IOException {
    chromium = Chromium.start();
    WAREHOUSE.agency(1, "S01", "Sở Y tế", "PROVINCE");
    WAREHOUSE.agency(
        2, "S02", "Sở Đất đai, Tài nguyên và Môi trường " + "rất".repeat(40), "PROVINCE");
    WAREHOUSE.agency(3, "H01", "<b>Huyện</b> & \"Mẫu\"", "DISTRICT");
    WAREHOUSE.agency(4, "X01", "Xã Ánh", "COMMUNE");
    WAREHOUSE.agency(5, "X02", null, "COMMUNE");
    WAREHOUSE.agency(6, "X03", "Xa\u0303 Be\u0301", "COMMUNE");
    WAREHOUSE.published(7, "2023-10-31", "2023-11-01 02:14:00");
    WAREHOUSE.month("2022-10", 1, 100, 1, 1, 10, 1);
    WAREHOUSE.month("2022-11", 1, 100, 10, 5, 10, 1);
    WAREHOUSE.month("2023-05", 1, 100, 29, 14, 50, 3);
    WAREHOUSE.month("2023-05", 4, 100, 26, 6, 0, 0);
    WAREHOUSE.month("2023-10", 1, 1000, 790, 960, 500, 280);
    WAREHOUSE.month("2023-10", 2, 40, 40, 0, 0, 0);
    WAREHOUSE.month("2023-10", 3, 400, 100, 200, 60, 5);
    WAREHOUSE.month("2023-10", 4, 300, 250, 300, 3, 1);
    WAREHOUSE.month("2023-10", 5, 29, 29, 0, 0, 0);
    WAREHOUSE.month("2023-10", 6, 31, 0, 0, 0, 0);
    WAREHOUSE.historicalResults("2023-10-02", 1, 1879);
    WAREHOUSE.eReceipts("2023-10", 1, "vnpt");
    WAREHOUSE.eReceipts("2023-10", 3, "vnpt");
    for (Language language : Language.values()) {
      Files.writeString(file(language), html(language));
    }
  }

  private static String html(Language language) throws IOException {
    return html(language, OCTOBER);
  }

  private static String html(Language language, YearMonth month) {
    Targets targets =
        new Targets(
            List.of(
                new Target(Indicator.ONLINE, ReportedLevel.ALL, new BigDecimal(60), LocalDate.MIN),
                new Target(
                    Indicator.CASHLESS, ReportedLevel.ALL, new BigDecimal("62.5"), LocalDate.MIN)));
    return new HtmlBulletin(BulletinMaker.province())
        .render(WAREHOUSE.reader(targets, MAY).readDetails(month, Basis.AS_WAS), language);
  }

  private static Path file(Language language) {
    return folder.resolve(language + ".html");
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Chromium.Opened open(Language language) {
    return chromium.open(file(language), 1200, false, false);
  }

  @ParameterizedTest
  @EnumSource
  void figuresOnThePageAreThoseOfTheViews(Language language) {
    Map<String, String> levels =
        view(
            """
            SELECT CONCAT(month_start, ' ', indicator, ' ', level), numerator, denominator
            FROM kpi_monthly
            """);
    Map<String, String> agencies =
        view(
            """
            SELECT CONCAT(agency_code, ' ', indicator), numerator, denominator
            FROM kpi_monthly_agency WHERE month_start = '2023-10-01'
            """);
    try (Chromium.Opened opened = open(language)) {
      int compared = 0;
      for (Locator figure : opened.page().locator("data.rate, data.trend, data.agency").all()) {
        String indicator = figure.getAttribute("data-indicator");
        String month = figure.getAttribute("data-month");
        String agency = figure.getAttribute("data-agency");
        String expected =
            agency != null
                ? agencies.getOrDefault(agency + " " + indicator, "0 0")
                : levels.getOrDefault(
                    (month == null ? "2023-10" : month)
                        + "-01 "
                        + indicator
                        + " "
                        + figure.getAttribute("data-level"),
                    "0 0");
        assertThat(
                figure.getAttribute("data-numerator")
                    + " "
                    + figure.getAttribute("data-denominator"))
            .isEqualTo(expected);
        String shown = figure.textContent();
        assertThat(shown).isIn(said(expected, 0, language), said(expected, 1, language));
        compared++;
      }
      // 3 headlines with 3 levels, one of them twice, 2 targets, 3 charts of 12 months and 3
      // levels,
      // 5 columns of 6 agencies
      assertThat(compared).isEqualTo(3 * 4 + 3 + 2 + 108 + 30);
      assertThat(opened.page().locator("#historical").textContent())
          .isEqualTo(language == Language.VI ? "1.879" : "1,879");
      assertThat(opened.page().locator("#e-receipts").textContent()).isEqualTo("2");
      // 1,209 of 1,800
      assertThat(opened.page().locator("h1").textContent())
          .isEqualTo(
              language == Language.VI
                  ? "Tháng 10/2023: Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt 67%"
                  : "October 2023: 67% of the province's dossiers submitted online");
      assertThat(opened.page().locator(".lead").textContent())
          .startsWith(
              language == Language.VI
                  ? "Tính đến hết ngày 31/10/2023, tỷ lệ hồ sơ nộp trực tuyến toàn tỉnh đạt 67%, tăng"
                  : "As of 31 October 2023, 67% of the province's dossiers had been submitted online,"
                      + " up");
      assertThat(opened.page().locator(".origin").innerText())
          .contains(
              language == Language.VI ? "Công bố lúc 02:14 ngày 01/11/2023" : "1 November 2023");
      assertThat(opened.page().locator("html").getAttribute("lang"))
          .isEqualTo(language == Language.VI ? "vi" : "en");
    }
  }

  private static Map<String, String> view(String sql) {
    Map<String, String> rows = new TreeMap<>();
    WAREHOUSE
        .client()
        .sql(sql)
        .query(
            rs -> {
              rows.put(rs.getString(1), rs.getLong(2) + " " + rs.getLong(3));
            });
    return rows;
  }

  /** How "3 4" is said: 75% or 75,0%. */
  private static String said(String counts, int decimals, Language language) {
    String[] parts = counts.split(" ");
    if (parts[1].equals("0")) {
      return decimals == 1 ? "–" : language == Language.VI ? "chưa có số liệu" : "no figures";
    }
    String rate =
        new BigDecimal(parts[0])
            .multiply(new BigDecimal(100))
            .divide(new BigDecimal(parts[1]), decimals, RoundingMode.HALF_UP)
            .toPlainString();
    return (language == Language.VI ? rate.replace('.', ',') : rate) + "%";
  }

  @ParameterizedTest
  @CsvSource({
    "VI, 1200, false, false",
    "EN, 1200, true, false",
    "VI, 360, true, false",
    "EN, 360, false, false",
    "VI, 680, false, true",
    "EN, 680, true, true"
  })
  void nothingOverflowsIsPaleComplainsOrLeavesTheFile(
      Language language, int width, boolean dark, boolean paper) {
    try (Chromium.Opened opened = chromium.open(file(language), width, dark, paper)) {
      opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(opened.overflowing()).isEmpty();
      assertThat(opened.pale()).isEmpty();
      assertThat(opened.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"VI, 1200, false", "EN, 1200, true", "VI, 360, false"})
  void axeFindsNothing(Language language, int width, boolean dark) throws IOException {
    try (Chromium.Opened opened = chromium.open(file(language), width, dark, false)) {
      opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(Axe.violations(opened)).isEmpty();
    }
  }

  @Test
  void itIsValidHtmlWhateverNamesHold() throws IOException {
    Path without = folder.resolve("before.html");
    Files.writeString(without, html(Language.VI, YearMonth.of(2022, 11)));
    assertThat(HtmlValidator.problems(List.of(file(Language.VI), file(Language.EN), without)))
        .isEmpty();
  }

  @Test
  void aColumnSortsByItsClickAndWhoIsTooSmallComesLast() {
    try (Chromium.Opened opened = open(Language.VI)) {
      assertThat(ranking(opened)).containsExactly("1 S02", "2 S01", "1 H01", "1 X01", "2 X03");
      click(opened, "Số hóa");
      assertThat(ranking(opened)).containsExactly("1 S01", "2 S02", "1 H01", "1 X01", "2 X03");
      click(opened, "Số hóa");
      assertThat(ranking(opened)).containsExactly("2 S02", "1 S01", "1 H01", "1 X01", "2 X03");
      assertThat(opened.page().locator("[data-level=PROVINCE] th[aria-sort]").all())
          .singleElement()
          .satisfies(th -> assertThat(th.getAttribute("aria-sort")).isEqualTo("ascending"));
      // Without obligations S02 has no rate
      click(opened, "Thanh toán");
      assertThat(ranking(opened)).startsWith("1 S01", " S02");
      click(opened, "Thanh toán");
      assertThat(ranking(opened)).startsWith("1 S01", " S02");
      click(opened, "Cơ quan");
      assertThat(ranking(opened).stream().map(row -> row.substring(row.length() - 3)))
          .startsWith("S02", "S01");
      assertThat(opened.complaints()).isEmpty();
    }
  }

  private static void click(Chromium.Opened opened, String column) {
    opened
        .page()
        .locator(
            ".sortable[data-level=PROVINCE] th button",
            new com.microsoft.playwright.Page.LocatorOptions().setHasText(column))
        .click();
  }

  private static List<String> ranking(Chromium.Opened opened) {
    List<String> rows = new ArrayList<>();
    for (Locator row : opened.page().locator(".sortable tbody tr").all()) {
      rows.add(row.locator("td").first().textContent() + " " + row.getAttribute("data-agency"));
    }
    return rows;
  }

  /** No agency is called too small for want of an indicator, and no cell waits for figures. */
  @Test
  void whatTheSourceCannotTellIsNotAvailableAndRanksNobody() {
    PublishedWarehouse warehouse = new PublishedWarehouse();
    warehouse.agency(1, "S01", "Sở Y tế", "PROVINCE");
    warehouse.agency(2, "S02", "Sở Nội vụ", "PROVINCE");
    warehouse.published(7, "2023-10-31", "2023-11-01 02:14:00");
    warehouse.month("2023-10", 1, 100, 0, 40, 0, 0);
    warehouse.month("2023-10", 2, 100, 0, 60, 0, 0);
    warehouse.cannotTell("online");
    String html = english(warehouse);
    assertThat(html).doesNotContain("Not ranked");
    assertThat(found(html, "<tr data-agency=\"(S\\d+)\"><td class=\"num rank\">1<"))
        .containsExactly("S02");
    assertThat(found(html, "aria-sort=\"descending\"><button type=\"button\">([^<]*)<"))
        .containsExactly("Digitised");
    assertThat(found(html, "data-indicator=\"online\"[^>]*>([^<]*)<"))
        .hasSizeGreaterThan(5)
        .containsOnly("not available");
    assertThat(html).contains("Submitted online: not available, since the source");

    warehouse.cannotTell("digitised");
    assertThat(english(warehouse))
        .contains("Not ranked, with fewer than 30 dossiers in the denominator: 2 agencies");

    warehouse.cannotTell("cashless");
    assertThat(english(warehouse)).contains("and so there is no share paid without cash");
    warehouse.cannotTell("on_time");
    warehouse.cannotTell("same_day");
    assertThat(english(warehouse)).contains("<p>not available</p>").doesNotContain("Not ranked");
  }

  private static String english(PublishedWarehouse warehouse) {
    return new HtmlBulletin(BulletinMaker.province())
        .render(
            warehouse.reader(new Targets(List.of()), MAY).readDetails(OCTOBER, Basis.AS_WAS),
            Language.EN);
  }

  private static List<String> found(String html, String regex) {
    return Pattern.compile(regex).matcher(html).results().map(match -> match.group(1)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void agenciesWithoutARankAreFoldedAway(Language language) {
    try (Chromium.Opened opened = open(language)) {
      Locator folded = opened.page().locator("details.folded");
      assertThat(folded.locator("summary").textContent())
          .isEqualTo(
              language == Language.VI
                  ? "Không xếp hạng vì dưới 30 hồ sơ trong tháng: 1 cơ quan"
                  : "Not ranked, with fewer than 30 dossiers in the month: 1 agency");
      assertThat(folded.locator("tr[data-agency=X02]").isVisible()).isFalse();
      folded.locator("summary").click();
      assertThat(folded.locator("tr[data-agency=X02]").isVisible()).isTrue();
      assertThat(opened.page().locator("h3[id^=level-]").allTextContents())
          .containsExactlyElementsOf(
              language == Language.VI
                  ? List.of("Cấp tỉnh 2 cơ quan", "Cấp huyện 1 cơ quan", "Cấp xã 3 cơ quan")
                  : List.of(
                      "Provincial level 2 agencies",
                      "District level 1 agency",
                      "Commune level 3 agencies"));
      // What the bulletin calls so is another level than the ranking's
      assertThat(opened.page().locator(".splits thead th.num").allTextContents())
          .contains(
              language == Language.VI
                  ? "Cấp huyện (gồm cấp xã)"
                  : "District level, communes included")
          .doesNotContain("Cấp huyện", "District level");
    }
  }

  /** Half of 1,408 pixels is what a page at 200 % has. */
  @ParameterizedTest
  @ValueSource(ints = {360, 704, 1200})
  void onEveryScreenTimelinessLevelAndDenominatorsAreReached(int width) {
    try (Chromium.Opened opened = chromium.open(file(Language.EN), width, false, false)) {
      Locator agency = opened.page().locator("tr[data-agency=S01]");
      assertThat(opened.page().locator("#level-PROVINCE").isVisible()).isTrue();
      for (String indicator : List.of("online", "digitised", "cashless", "on_time", "same_day")) {
        assertThat(agency.locator("data[data-indicator=" + indicator + "]").isVisible()).isTrue();
      }
      assertThat(agency.locator(".counts").first().isVisible()).isTrue();
      assertThat(agency.locator(".counts").first().textContent()).isEqualTo("790/1,000");
      opened.page().locator(".sortable button").first().click();
      assertThat(opened.overflowing()).isEmpty();
    }
  }

  /** Chromium repeats a heading on every page of paper, but not the buttons in it. */
  @Test
  void onPaperTheRankingHasHeadingsOfPlainText() {
    try (Chromium.Opened opened = chromium.open(file(Language.EN), 800, false, true)) {
      for (Locator button : opened.page().locator(".ranking thead button").all()) {
        assertThat(button.isVisible()).isFalse();
      }
      assertThat(
              opened
                  .page()
                  .locator(".sortable thead")
                  .first()
                  .innerText()
                  .trim()
                  .split("\\s*\\t\\s*"))
          .containsExactly(
              "Rank",
              "Agency",
              "Submitted online",
              "Digitised",
              "Paid online",
              "On time",
              "Same day");
      assertThat(opened.page().locator(".folded summary").isVisible()).isTrue();
      assertThat(opened.page().locator(".folded table").isVisible()).isFalse();
      assertThat(opened.page().locator(".numbers").first().isVisible()).isFalse();
      for (Locator target : opened.page().locator(".goals tbody tr").all()) {
        assertThat(target.isVisible()).isTrue();
      }
    }
    try (Chromium.Opened opened = open(Language.EN)) {
      assertThat(opened.page().locator(".ranking thead .paper").first().isVisible()).isFalse();
    }
  }

  @Test
  void aMonthBeforeTheBaselineIsNotComparedWithIt() {
    assertThat(html(Language.EN, OCTOBER)).contains("Change from May 2023");
    assertThat(html(Language.EN, YearMonth.of(2022, 11)))
        .contains("November 2022 comes before May 2023, the month that others are compared with.")
        .contains("Change from last month (October 2022)")
        .doesNotContain("Change from May 2023");
  }

  /** What the office says to itself is not for the public. */
  @ParameterizedTest
  @EnumSource
  void noInternalWordStandsOnThePage(Language language) {
    try (Chromium.Opened opened = open(language)) {
      opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(opened.page().locator("body").innerText())
          .doesNotContainPattern(INTERNAL)
          .contains(language == Language.VI ? "Ghi chú" : "Notes");
    }
  }

  @Test
  void everyTableSaysWhatItHolds() {
    try (Chromium.Opened opened = open(Language.VI)) {
      for (Locator table : opened.page().locator("table").all()) {
        assertThat(table.locator("caption").textContent()).isNotBlank();
      }
    }
  }

  @Test
  void smallDenominatorsAreMarked() {
    try (Chromium.Opened opened = open(Language.EN)) {
      assertThat(opened.page().locator("tr[data-agency=X02] .small-mark").count()).isEqualTo(2);
      assertThat(opened.page().locator("tr[data-agency=X01] .small-mark").count()).isEqualTo(1);
      assertThat(opened.page().locator("tr[data-agency=S01] .small-mark").count()).isZero();
    }
  }

  @Test
  void behindEveryChartIsItsTable() {
    try (Chromium.Opened opened = open(Language.VI)) {
      List<Locator> figures = opened.page().locator("figure").all();
      assertThat(figures).hasSize(3);
      for (Locator figure : figures) {
        assertThat(figure.locator("[role=img] svg path").count()).isGreaterThan(2);
        assertThat(figure.locator("[role=img]").getAttribute("aria-label"))
            .matches(
                "[^:]+: Toàn tỉnh từ \\d+% \\(tháng 11/2022\\) đến \\d+% \\(tháng 10/2023\\);"
                    + " cấp tỉnh từ .*; cấp huyện .*");
        assertThat(figure.locator("details tbody tr").count()).isEqualTo(12);
      }
      // 10 of 100 in November 2022
      assertThat(figures.get(0).locator("[role=img]").getAttribute("aria-label"))
          .startsWith(
              "Nộp hồ sơ trực tuyến: Toàn tỉnh từ 10% (tháng 11/2022) đến 67% (tháng 10/2023)")
          .endsWith("; mục tiêu toàn tỉnh 60%");
      assertThat(figures.get(0).locator("svg").textContent()).contains("67%", "Mục tiêu 60%");
    }
  }

  @Test
  void everyIdIsThatOfOneElement() {
    try (Chromium.Opened opened = open(Language.VI)) {
      Object ids =
          opened
              .page()
              .evaluate("[...document.querySelectorAll('[id]')].map(e => e.getAttribute('id'))");
      assertThat((List<?>) ids).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }
  }

  @Test
  void namesAreTextsWhateverTheyHold() {
    try (Chromium.Opened opened = open(Language.VI)) {
      assertThat(opened.page().locator("tr[data-agency=H01] th").textContent())
          .isEqualTo("<b>Huyện</b> & \"Mẫu\"");
      assertThat(opened.page().locator("tr[data-agency=X02] th").textContent()).isEqualTo("X02");
      // Composed, whatever the source wrote
      assertThat(opened.page().locator("tr[data-agency=X03] th").textContent()).isEqualTo("Xã Bé");
    }
  }
}
