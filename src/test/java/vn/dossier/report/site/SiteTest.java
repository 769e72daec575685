package vn.dossier.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.NoFactsException;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.Targets;
import vn.dossier.testing.database.PublishedWarehouse;
import vn.dossier.testing.page.Axe;
import vn.dossier.testing.page.BulletinMaker;
import vn.dossier.testing.page.Chromium;
import vn.dossier.testing.page.HtmlValidator;

/** The files of a site: what they hold, where they lead, and what a browser makes of them. */
class SiteTest {

  private static final String URL = "https://data.tinhmau.example/so-lieu/";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final Pattern INTERNAL =
      Pattern.compile(
          "(?i)kpi_|fact_|etl_|dim_|report --|lượt chạy|\\brun \\d|exception|null|\\[R\\d|src/docs");

  private static final SiteSettings SETTINGS = SiteSettings.of(URL, "CC BY 4.0", "Tỉnh Mẫu");
  private static final PublishedWarehouse WAREHOUSE = warehouse();
  private static final Map<String, byte[]> FILES = new LinkedHashMap<>();
  private static SiteHistory history;

  /** May and August have facts, and half of October; nothing was accepted in between. */
  private static PublishedWarehouse warehouse() {
    return filled(new PublishedWarehouse());
  }

  private static PublishedWarehouse filled(PublishedWarehouse warehouse) {
    warehouse.agency(1, "S01", "Sở Y tế", "PROVINCE");
    warehouse.agency(2, "H01", "<script>alert(1)</script>", "DISTRICT");
    warehouse.agency(3, "X01", "=1+1", "COMMUNE");
    warehouse.agency(4, "../../etc", "Xã " + "rất".repeat(60), "COMMUNE");
    warehouse.published(1, "2023-05-31", "2023-06-01 02:14:00");
    warehouse.published(2, "2023-10-15", "2023-10-16 02:30:00");
    warehouse.month("2023-05", 1, 100, 29, 14, 50, 3);
    warehouse.month("2023-08", 1, 200, 100, 150, 10, 5);
    warehouse.month("2023-08", 2, 40, 20, 30, 0, 0);
    warehouse.month("2023-10", 1, 400, 288, 300, 100, 45);
    warehouse.month("2023-10", 2, 40, 20, 30, 0, 0);
    warehouse.month("2023-10", 3, 40, 20, 30, 0, 0);
    warehouse.month("2023-10", 4, 40, 20, 30, 0, 0);
    for (int i = 100; i < 300; i++) {
      warehouse.agency(i, "Y" + i, "Phường số " + i, "COMMUNE");
    }
    warehouse.likeAgency("2023-10", 4, 100, 299);
    warehouse.eReceipts("2023-08", 2, "vnpt");
    warehouse.historicalResults("2023-08-31", 1, 7);
    warehouse.restated(2, "2023-05", 1, "online", 20, 24);
    warehouse.restated(2, "2023-05", 2, "online", 3, 2);
    warehouse.restated(2, "2023-05", 1, "express", 1, 2);
    warehouse.rejected("somebody");
    return warehouse;
  }

  private static Site site(PublishedWarehouse warehouse, SiteSettings settings) {
    Targets targets =
        new Targets(
            List.of(
                new Target(
                    Indicator.ONLINE, ReportedLevel.ALL, new BigDecimal(60), LocalDate.MIN)));
    return new Site(
        warehouse.dataSource(),
        warehouse.reader(targets, YearMonth.of(2023, 5)),
        warehouse.tables(),
        warehouse.workbook(),
        BulletinMaker.province(),
        settings);
  }

  @BeforeAll
  static void write() throws IOException {
    history = site(WAREHOUSE, SETTINGS).write(SiteHistory.NONE, FILES::put);
  }

  private static String text(String path) {
    assertThat(FILES).containsKey(path);
    return new String(FILES.get(path), StandardCharsets.UTF_8);
  }

  private static List<String> pages() {
    return FILES.keySet().stream().filter(path -> path.endsWith(".html")).toList();
  }

  @Test
  void everyMonthThatHasFactsHasItsFilesAndNoOther() {
    TreeSet<String> expected = new TreeSet<>();
    for (String month : List.of("2023-05", "2023-08", "2023-10")) {
      for (String file :
          List.of(
              "%s/%s-levels.csv",
              "%s/%s-agencies.csv",
              "%s/%s-levels.json",
              "%s/%s-agencies.json",
              "%s/%s.xlsx",
              "%s/index.html",
              "en/%s/%s.xlsx",
              "en/%s/index.html")) {
        expected.add(file.formatted(month, month));
      }
    }
    for (String page : List.of("index", "methodology", "dictionary", "corrections")) {
      expected.add(page + ".html");
      expected.add("en/" + page + ".html");
    }
    expected.addAll(List.of("style.css", "sort.js", "corrections.csv", "catalog.jsonld"));
    assertThat(FILES.keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Words of months that have no dossiers yet would be false of it. */
  @Test
  void theFrontPageSaysWhatTheSourceCannotTell() throws IOException {
    PublishedWarehouse warehouse = new PublishedWarehouse();
    warehouse.agency(1, "S01", "Sở Y tế", "PROVINCE");
    warehouse.published(1, "2023-05-31", "2023-06-01 02:14:00");
    warehouse.month("2023-05", 1, 100, 0, 25, 50, 5);
    warehouse.cannotTell("online");
    Map<String, byte[]> files = new LinkedHashMap<>();
    site(warehouse, SETTINGS).write(SiteHistory.NONE, files::put);
    assertThat(new String(files.get("en/index.html"), StandardCharsets.UTF_8))
        .containsOnlyOnce("not available")
        .contains("25%", "10%")
        .doesNotContain("no figures");
  }

  /** A reader who follows a link while the site is written finds its target. */
  @Test
  void theFrontPageComesLast() {
    assertThat(FILES.keySet()).last().isEqualTo("index.html");
  }

  @Test
  void everyLinkLeadsToAFileOfTheSite() {
    for (String page : pages()) {
      for (String href : hrefs(page)) {
        if (href.startsWith(URL)) {
          assertThat(FILES).as(page).containsKey(href.substring(URL.length()));
        } else if (!href.startsWith("data:")) {
          String target = URI.create("/" + page).resolve(href).getPath().substring(1);
          assertThat(FILES).as(page + " leads to " + href).containsKey(target);
        }
      }
    }
    assertThat(hrefs("2023-08/index.html"))
        .contains(
            "../2023-05/index.html",
            "../2023-10/index.html",
            "../2023-08/2023-08-levels.csv",
            "../2023-08/2023-08-agencies.json",
            "../2023-08/2023-08.xlsx",
            "../en/2023-08/index.html",
            "../catalog.jsonld");
    assertThat(hrefs("en/2023-10/index.html"))
        .contains("../../en/2023-08/index.html", "../../2023-10/2023-10-levels.csv")
        .contains("../../en/2023-10/2023-10.xlsx", "../../2023-10/index.html");
  }

  private static List<String> hrefs(String page) {
    return Pattern.compile(" (?:href|src)=\"([^\"]*)\"")
        .matcher(text(page))
        .results()
        .map(match -> match.group(1).replace("&#x2F;", "/"))
        .toList();
  }

  @Test
  void aMonthThatIsNotCompleteIsMarked() {
    assertThat(text("2023-10/index.html"))
        .contains(
            "<p class=\"banner\">Số liệu tạm thời: tháng chưa đủ ngày, mới có đến hết"
                + " ngày 15/10/2023.</p>");
    assertThat(text("en/index.html")).contains("provisional, up to 15 October 2023");
    assertThat(text("en/2023-08/index.html")).doesNotContain("rovisional");
    assertThat(text("catalog.jsonld")).containsOnlyOnce("Provisional");
  }

  /** The next night publishes a day of October, and somebody's dossier waits. */
  @Test
  void aNewPublicationLeavesWhatSaysNothingOfItAsItIs() throws IOException {
    PublishedWarehouse warehouse = warehouse();
    warehouse.published(3, "2023-10-16", "2023-10-17 02:45:00");
    warehouse.rejected("somebody else");
    Map<String, byte[]> second = new TreeMap<>();

    SiteHistory after = site(warehouse, SETTINGS).write(history, second::put);

    assertThat(changed(second))
        .containsExactlyInAnyOrder(
            "2023-10/index.html",
            "en/2023-10/index.html",
            "index.html",
            "en/index.html",
            "catalog.jsonld");
    assertThat(after.months().get(YearMonth.of(2023, 8)))
        .isEqualTo(history.months().get(YearMonth.of(2023, 8)));
  }

  /** May is what August is compared with, so the page of August changes too, but no file of it. */
  @Test
  void aMonthThatIsCorrectedSaysSince() throws IOException {
    PublishedWarehouse warehouse = warehouse();
    warehouse.published(3, "2023-10-16", "2023-10-17 02:45:00");
    warehouse
        .client()
        .sql("UPDATE fact_agency_monthly SET online = 30 WHERE month_start = '2023-05-01'")
        .update();
    Map<String, byte[]> second = new TreeMap<>();

    SiteHistory after = site(warehouse, SETTINGS).write(history, second::put);

    assertThat(changed(second))
        .filteredOn(path -> path.matches(".*\\.(csv|json)"))
        .isNotEmpty()
        .allMatch(path -> path.startsWith("2023-05/"));
    assertThat(after.months().get(YearMonth.of(2023, 8)).changedAt())
        .isEqualTo(LocalDateTime.parse("2023-10-16T02:30"));
    assertThat(after.months().get(YearMonth.of(2023, 5)).changedAt())
        .isEqualTo(LocalDateTime.parse("2023-10-17T02:45"));
    assertThat(new String(second.get("en/2023-05/index.html"), StandardCharsets.UTF_8))
        .contains("Figures last changed at 02:45 on 17 October 2023");
    assertThat(new String(second.get("en/2023-08/index.html"), StandardCharsets.UTF_8))
        .contains("Figures last changed at 02:30 on 16 October 2023");
  }

  private static List<String> changed(Map<String, byte[]> files) {
    return files.keySet().stream()
        .filter(path -> !path.endsWith(".xlsx"))
        .filter(path -> !new String(files.get(path), StandardCharsets.UTF_8).equals(text(path)))
        .toList();
  }

  @Test
  void rowsOfLevelsAndOfAgenciesAreApart() {
    assertThat(text("2023-08/2023-08-levels.csv"))
        .startsWith("month_start,indicator,level,numerator,denominator,rate\r\n")
        .contains("2023-08-01,online,ALL,120,240,0.500000\r\n")
        .doesNotContain("S01");
    assertThat(text("2023-10/2023-10-agencies.csv"))
        .contains("2023-10-01,online,COMMUNE,X01,'=1+1,20,40,0.500000\r\n")
        .doesNotContain(",ALL,", ",BELOW_PROVINCE,");
  }

  @Test
  void theWorkbookSaysUpToWhenItsMonthGoes() throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(FILES.get("en/2023-08/2023-08.xlsx")))) {
      assertThat(workbook.getSheet("Notes").getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("Figures up to 31 August 2023");
    }
  }

  /** Over agencies in statistics: 4 more and 1 less. What no main figure is made of is left out. */
  @Test
  void correctionsAreListedByDayMonthAndFigure() {
    assertThat(text("corrections.csv"))
        .isEqualTo(
            "published_on,month_start,measure,net_change,agencies\r\n"
                + "2023-10-16,2023-05-01,online,3,2\r\n");
    assertThat(text("en/corrections.html"))
        .containsPattern("16 October 2023</th>.*May 2023</a>.*Dossiers submitted online.*>\\+3<");
    assertThat(text("corrections.html")).contains("href=\"2023-05/index.html\"");
  }

  @Test
  void everyColumnOfTheFilesStandsInTheDictionary() {
    for (String file :
        List.of("2023-10/2023-10-levels.csv", "2023-10/2023-10-agencies.csv", "corrections.csv")) {
      for (String column : text(file).lines().findFirst().orElseThrow().split(",")) {
        assertThat(text("dictionary.html")).contains("<code>" + column + "</code>");
      }
    }
    for (String page : List.of("dictionary.html", "en/dictionary.html")) {
      for (Indicator indicator : Indicator.values()) {
        assertThat(text(page)).contains("<code>" + indicator.code() + "</code>");
      }
    }
  }

  @Test
  void theMethodologyDefinesEachShare() {
    for (String page : List.of("methodology.html", "en/methodology.html")) {
      assertThat(text(page)).doesNotContain("<td></td></tr>\n<tr><th scope=\"row\">Đ");
      assertThat(
              Pattern.compile("<tr><th scope=\"row\">[^<]+</th><td>[^<]{20,}</td></tr>")
                  .matcher(text(page))
                  .results()
                  .count())
          .isGreaterThanOrEqualTo(Indicator.values().length);
    }
  }

  @Test
  void theCatalogueDescribesASeriesWithADatasetOfEachMonth() {
    JsonNode catalogue = JsonMapper.shared().readTree(FILES.get("catalog.jsonld"));

    assertThat(catalogue.at("/@type").asString()).isEqualTo("dcat:Catalog");
    assertThat(catalogue.at("/@id").asString()).isEqualTo(URL + "catalog.jsonld#catalog");
    assertThat(catalogue.at("/dct:license/rdfs:label").asString()).isEqualTo("CC BY 4.0");
    assertThat(catalogue.at("/dct:publisher/foaf:name/1/@value").asString())
        .isEqualTo("Sample Centre");
    JsonNode datasets = catalogue.at("/dcat:dataset");
    assertThat(datasets).hasSize(4);
    assertThat(datasets.get(0).at("/dct:accrualPeriodicity/@id").asString())
        .endsWith("frequency/MONTHLY");
    JsonNode october = datasets.get(3);
    assertThat(october.at("/dct:temporal/dcat:startDate/@value").asString())
        .isEqualTo("2023-10-01");
    assertThat(october.at("/dct:temporal/dcat:endDate/@value").asString()).isEqualTo("2023-10-15");
    assertThat(october.at("/dct:spatial/skos:prefLabel").asString()).isEqualTo("Tỉnh Mẫu");
    assertThat(october.at("/dcat:prev/@id").asString()).endsWith("#2023-08");
    assertThat(datasets.get(1).at("/dct:issued/@value").asString()).isEqualTo("2023-06-01");
    assertThat(datasets.get(1).at("/dct:modified/@value").asString()).isEqualTo("2023-10-16");
    assertThat(october.at("/dcat:distribution")).hasSize(6);
    for (JsonNode distribution : october.at("/dcat:distribution")) {
      assertThat(distribution.at("/dcat:downloadURL/@id").asString()).startsWith(URL);
      assertThat(FILES)
          .containsKey(distribution.at("/dcat:downloadURL/@id").asString().substring(URL.length()));
      assertThat(distribution.at("/dct:license/rdfs:label").asString()).isNotBlank();
    }
  }

  @Test
  void withoutAnAddressOfItsOwnTheSiteSpeaksOfItsFilesAlone() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    site(WAREHOUSE, SiteSettings.of(null, " ", null)).write(SiteHistory.NONE, files::put);

    JsonNode catalogue = JsonMapper.shared().readTree(files.get("catalog.jsonld"));
    assertThat(catalogue.at("/dcat:dataset/1/dcat:distribution/0/dcat:downloadURL/@id").asString())
        .isEqualTo("2023-05/2023-05-levels.csv");
    assertThat(catalogue.has("dct:license")).isFalse();
    assertThat(new String(files.get("index.html"), StandardCharsets.UTF_8))
        .doesNotContain("canonical", "Giấy phép");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data.example", "ftp://a/b", "https://a/b?c", "https://u:p@a/", "https://"})
  void anAddressMustBeMeant(String url) {
    assertThatThrownBy(() -> SiteSettings.of(url, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("dossier.report.site-url must be like");
  }

  @Test
  void withoutAPublicationThereIsNoSite() {
    assertThatThrownBy(
            () ->
                site(new PublishedWarehouse(), SiteSettings.of(null, null, null))
                    .write(SiteHistory.NONE, (path, content) -> {}))
        .isInstanceOf(NoFactsException.class)
        .hasMessage("nothing is published yet, run nightly first");
  }

  @Test
  void noInternalWordStandsOnAPage() {
    for (String page : pages()) {
      String body = text(page);
      assertThat(body.substring(body.indexOf("<body>"))).as(page).doesNotContainPattern(INTERNAL);
    }
  }

  /** What a server streams row by row is what H2 has in memory. */
  @Test
  void aServerGivesTheSameFiles() throws Exception {
    Map<String, byte[]> files = new TreeMap<>();

    site(filled(PublishedWarehouse.onServer()), SETTINGS).write(SiteHistory.NONE, files::put);

    assertThat(files.keySet()).isEqualTo(new TreeSet<>(FILES.keySet()));
    assertThat(changed(files)).isEmpty();
    assertThat(text("en/2023-08/index.html"))
        .contains("id=\"historical\" value=\"7\"", "id=\"e-receipts\" value=\"1\"");
    assertThat(text("en/2023-05/index.html"))
        .contains("id=\"historical\" value=\"0\"", "id=\"e-receipts\" value=\"0\"");
  }

  /** Sixty months are read like one: by ranking each of them anew they took two minutes. */
  @Test
  void moreMonthsNeedNoMoreStatements() throws IOException {
    PublishedWarehouse warehouse = new PublishedWarehouse();
    warehouse.agency(1, "S01", "Sở Y tế", "PROVINCE");
    warehouse.published(1, "2023-10-31", "2023-11-01 02:14:00");
    warehouse.month("2023-10", 1, 100, 29, 14, 50, 3);
    long ofOneMonth = statements(warehouse);
    for (String month : List.of("2023-01", "2023-02", "2023-05", "2023-09")) {
      warehouse.month(month, 1, 100, 29, 14, 50, 3);
    }

    assertThat(statements(warehouse)).isEqualTo(ofOneMonth).isBetween(5L, 20L);
  }

  private static long statements(PublishedWarehouse warehouse) throws IOException {
    warehouse.client().sql("SET QUERY_STATISTICS FALSE").update();
    warehouse.client().sql("SET QUERY_STATISTICS TRUE").update();
    site(warehouse, SETTINGS).write(SiteHistory.NONE, (path, content) -> {});
    return warehouse
        .client()
        .sql(
            """
            SELECT SUM(execution_count) FROM information_schema.query_statistics
            WHERE UPPER(sql_statement) LIKE '%SELECT%'
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void everyPageIsValidHtml(@TempDir Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String page : pages()) {
      Path file = folder.resolve(page);
      Files.createDirectories(file.getParent());
      files.add(Files.write(file, FILES.get(page)));
    }

    // Of a file nothing is 'self'; a browser tries the policy on a server, below
    assertThat(HtmlValidator.problems(files))
        .filteredOn(
            problem -> !problem.contains("violates Content Security Policy (meta tag): external "))
        .isEmpty();
  }

  /** Names are texts in pages; no file is called by a name. */
  @Test
  void namesThatAreHostileAreTexts() {
    for (String page : List.of("2023-10/index.html", "en/2023-10/index.html")) {
      assertThat(text(page))
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert", " style=\"");
    }
    assertThat(FILES.keySet()).allMatch(path -> path.matches("[a-z0-9-/]+\\.[a-z]+"));
  }

  /** As a web server with a strict policy delivers it. */
  @ParameterizedTest
  @CsvSource({
    "1200, false, false, en/index methodology en/dictionary en/corrections en/2023-10/index",
    "360, true, false, index en/methodology dictionary corrections en/corrections 2023-10/index",
    "680, false, true, en/2023-10/index"
  })
  void aBrowserComplainsOfNothing(int width, boolean dark, boolean paper, String pages)
      throws IOException {
    HttpServer server = serve();
    try (Chromium chromium = Chromium.start()) {
      String root = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      for (String page : pages.split(" ")) {
        URI address = URI.create(root + page + ".html");
        try (Chromium.Opened opened =
            chromium.open(address, URI.create(root), width, dark, paper)) {
          assertThat(opened.page().locator("nav.site").isVisible()).isEqualTo(!paper);
          if (page.contains("2023")) {
            assertThat(opened.page().locator("nav.pager").isVisible()).isEqualTo(!paper);
          }
          opened
              .page()
              .evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
          assertThat(opened.complaints()).as(page).isEmpty();
          assertThat(opened.overflowing()).as(page).isEmpty();
          assertThat(opened.pale()).as(page).isEmpty();
          if (!paper) {
            assertThat(Axe.violations(opened)).as(page).isEmpty();
          }
          // The style has come
          assertThat(opened.page().evaluate("getComputedStyle(document.body).fontFamily"))
              .asString()
              .contains("Noto Sans");
          for (Locator table : opened.page().locator("table").all()) {
            assertThat(table.locator("caption").textContent()).isNotBlank();
          }
        }
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void onAPhoneADateStaysInOneLine() throws IOException {
    HttpServer server = serve();
    try (Chromium chromium = Chromium.start()) {
      URI root = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
      try (Chromium.Opened opened =
          chromium.open(root.resolve("corrections.html"), root, 360, false, false)) {
        assertThat(
                opened
                    .page()
                    .evaluate(
                        """
                        () => [...document.querySelectorAll('.listing th[scope=row], .listing td a')]
                          .map(e => {
                            const text = document.createRange();
                            text.selectNodeContents(e);
                            return text.getClientRects().length;
                          })
                        """))
            .isEqualTo(List.of(1, 1));
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aBrowserSortsAndDrawsUnderAStrictPolicy() throws IOException {
    HttpServer server = serve();
    try (Chromium chromium = Chromium.start()) {
      URI root = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
      try (Chromium.Opened opened =
          chromium.open(root.resolve("2023-10/index.html"), root, 1200, false, false)) {
        opened.page().locator(".sortable[data-level=COMMUNE] th button").first().click();
        assertThat(
                opened
                    .page()
                    .locator(".sortable[data-level=COMMUNE] [aria-sort=ascending]")
                    .count())
            .isEqualTo(1);
        // A colour of the style, not black
        assertThat(
                opened
                    .page()
                    .evaluate(
                        "getComputedStyle([...document.querySelectorAll('.chart [stroke^=var]')][0])"
                            + ".stroke"))
            .isNotEqualTo("rgb(0, 0, 0)");
        assertThat(
                ((Number)
                        opened
                            .page()
                            .evaluate(
                                "document.querySelector('.done').getBoundingClientRect().width"))
                    .doubleValue())
            .isGreaterThan(50);
        opened.page().locator(".pager a").first().click();
        assertThat(opened.page().url()).endsWith("/2023-08/index.html");
        opened.page().locator(".language a").click();
        assertThat(opened.page().url()).endsWith("/en/2023-08/index.html");
        assertThat(opened.complaints()).isEmpty();
      }
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serve() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Map<String, String> kinds =
        Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring(1);
          byte[] content = FILES.get(path);
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Type",
                  kinds.getOrDefault(
                      path.substring(path.lastIndexOf('.') + 1), "application/octet-stream"));
          exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
          exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
          exchange.sendResponseHeaders(
              content == null ? 404 : 200, content == null ? -1 : content.length);
          if (content != null) {
            exchange.getResponseBody().write(content);
          }
          exchange.close();
        });
    server.start();
    return server;
  }
}
