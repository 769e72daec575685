package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.page.Axe;
import vn.dossier.testing.page.Chromium;
import vn.dossier.testing.page.HtmlValidator;

/** Pages that commands write, after two nights of which the second failed. */
class PagesTest {

  @TempDir private static Path folder;

  private static Databases databases;

  @BeforeAll
  static void loadOneNightAndFailAnother() throws Exception {
    databases = Databases.h2().migrated();
    source(
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
    source(
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id, ngay_tiep_nhan)
        VALUES ('a', 'H-1', 'SYT', '2', '4', '2023-10-05 08:00:00'),
          ('b', 'H-2', 'SYT', '1', '4', '2023-10-05 08:00:00'),
          ('c', 'H-3', 'SYT', '1', '1', '2023-10-05 08:00:00'),
          ('d', 'H-4', 'KHONGCO', '1', '4', '2023-10-05 08:00:00')
        """);
    assertThat(type("nightly", "--date", "2023-10-30").code()).isZero();
    try (Connection warehouse = databases.warehouse();
        Statement statement = warehouse.createStatement()) {
      statement.execute("INSERT INTO etl_restatement VALUES (1, '2023-08-01', 0, 'online', 4, 3)");
      statement.execute("UPDATE fact_dossier SET online = 0 WHERE dossier_id = 'a'");
      statement.execute(
          "INSERT INTO etl_touched_cell SELECT accepted_date, agency_key, procedure_key, 'x',"
              + " '2023-10-01' FROM fact_dossier WHERE dossier_id = 'a'");
      statement.execute(
          "INSERT INTO etl_worker (worker_id, host, pid, threads, of_night, program_version,"
              + " rule_set, takes, started_at, heartbeat_at) VALUES (7, 'etl-2', 90, 4, 0, '1', '',"
              + " '', CURRENT_TIMESTAMP, DATEADD('HOUR', 1, CURRENT_TIMESTAMP))");
    }
    assertThat(type("nightly", "--date", "2023-10-31").code()).isEqualTo(4);
  }

  private static void source(String sql) throws Exception {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Answer type(String... typed) {
    return Answer.to(databases.settings(), typed);
  }

  private static Path page(String name, String... typed) {
    Path file = folder.resolve(name);
    String[] command = Arrays.copyOf(typed, typed.length + 2);
    command[typed.length] = "--output";
    command[typed.length + 1] = file.toString();
    Answer answer = type(command);
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).isEmpty();
    return file;
  }

  private static void isSound(Chromium chromium, Path file) {
    for (int width : new int[] {360, 1200}) {
      try (Chromium.Opened opened = chromium.open(file, width, width == 360, false)) {
        opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        // A wide table scrolls in its own frame
        assertThat(opened.overflowing()).filteredOn(e -> e.equals("the page scrolls")).isEmpty();
        assertThat(opened.pale()).isEmpty();
        assertThat(opened.complaints()).isEmpty();
      }
    }
  }

  /** Every page that a command writes; the bulletin with hostile names is in HtmlBulletinTest. */
  private static Map<String, String[]> pages() {
    String[] dictionary = {"report", "--format", "dictionary"};
    String[] month = {"report", "--month", "2023-10", "--format", "html"};
    return Map.of(
        "status.html",
        new String[] {"status", "--format", "html"},
        "dictionary.html",
        dictionary,
        "dictionary-vi.html",
        with(dictionary, "--lang", "vi"),
        "bulletin.html",
        month,
        "ways.html",
        with(month, "--ways"),
        "score.html",
        with(month, "--score", "--lang", "en"));
  }

  private static String[] with(String[] typed, String... more) {
    return Stream.of(typed, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void everyPageIsValidHtml() throws Exception {
    List<Path> files = new ArrayList<>();
    pages().forEach((name, typed) -> files.add(page(name, typed)));

    assertThat(HtmlValidator.problems(files)).isEmpty();
  }

  @Test
  void axeFindsNothingOnAnyPage() throws Exception {
    try (Chromium chromium = Chromium.start()) {
      for (Map.Entry<String, String[]> page : pages().entrySet()) {
        Path file = page(page.getKey(), page.getValue());
        try (Chromium.Opened opened = chromium.open(file, 1200, false, false)) {
          opened
              .page()
              .evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
          assertThat(Axe.violations(opened)).as(page.getKey()).isEmpty();
        }
      }
    }
  }

  @Test
  void thePageOfRunsTellsWhatStatusTells() throws Exception {
    Path file = page("status.html", "status", "--format", "html");
    try (Chromium chromium = Chromium.start()) {
      isSound(chromium, file);
      try (Chromium.Opened opened = chromium.open(file, 1200, false, false)) {
        assertThat(opened.page().locator("h1").textContent()).startsWith("Last night (");
        assertThat(opened.page().locator("#published").textContent())
            .startsWith("up to 2023-10-30, at ")
            .endsWith("by run 1");
        opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        for (Locator table : opened.page().locator("table").all()) {
          assertThat(table.locator("caption").textContent()).isNotBlank();
        }
        Locator failed = opened.page().locator("#run-2");
        assertThat(failed.locator(".notable").innerText())
            .contains(
                "monthly-parts-equal-whole failed: observed 1, allowed 0", "source-age warns: ");
        assertThat(failed.locator("> summary .status").textContent()).isEqualTo("FAILED");
        assertThat(failed.locator(".next").first().textContent())
            .isEqualTo("nightly --date 2023-10-31 --full --force");
        // However narrow: nobody types "-- date"
        assertThat(failed.locator(".next .word").allTextContents())
            .startsWith("nightly", "--date", "2023-10-31", "--full", "--force");
        assertThat(
                failed.locator("td.bad", new Locator.LocatorOptions().setHasText("failed")).count())
            .isPositive();
        Locator loaded = opened.page().locator("#run-1");
        assertThat(loaded.locator(".counts-of-run").innerText().replaceAll("\\s+", " "))
            .contains("Source dossiers 4 Loaded 2 Excluded 1 Rejected 1 Inserted 2 Updated 0");
        assertThat(loaded.locator(".codes").innerText().replaceAll("\\s+", " "))
            .contains("Excluded, NOT_YET_ACCEPTED 1");
        assertThat(loaded.locator(".restated tbody").textContent().replaceAll("\\s+", " ").trim())
            .isEqualTo("2023-08online1-1");
        assertThat(opened.page().locator("#h-now ~ dl").nth(1).innerText())
            .contains("AGENCY_UNKNOWN");
      }
    }
  }

  @Test
  void onAPhoneNoWordOfACommandIsCutInTwo() throws Exception {
    Path file = page("phone.html", "status", "--format", "html");
    try (Chromium chromium = Chromium.start();
        Chromium.Opened opened = chromium.open(file, 360, false, false)) {
      assertThat(opened.page().locator(".facts .word").allTextContents())
          .contains("type", "nightly", "--date", "2023-10-31");
      assertThat(
              opened
                  .page()
                  .evaluate(
                      "[...document.querySelectorAll('.word')].every(w => w.getClientRects().length === 1)"))
          .isEqualTo(true);
    }
  }

  @Test
  void onPaperThePageOfRunsKeepsItsRuns() throws Exception {
    Path file = page("printed.html", "status", "--format", "html");
    try (Chromium chromium = Chromium.start();
        Chromium.Opened opened = chromium.open(file, 680, false, true)) {
      assertThat(opened.page().locator("#run-1 > summary").isVisible()).isTrue();
      assertThat(opened.page().locator("#run-2 .counts-of-run").isVisible()).isTrue();
    }
  }

  @Test
  void theDictionaryIsAPageOrMarkdown() throws Exception {
    Path file = page("dictionary.html", "report", "--format", "dictionary");
    try (Chromium chromium = Chromium.start()) {
      isSound(chromium, file);
      try (Chromium.Opened opened = chromium.open(file, 1200, false, false)) {
        assertThat(opened.page().locator("section").count()).isGreaterThan(60);
      }
    }
    assertThat(Files.readString(page("dictionary.md", "report", "--format", "dictionary")))
        .contains(
            "## kpi_dossier (view)\n",
            "| `in_numerator` | 1 when it counts in the numerator, else 0. |\n");
    String[] vietnamese = {"report", "--format", "dictionary", "--lang", "vi"};
    assertThat(Files.readString(page("vi.md", vietnamese)))
        .startsWith("# Từ điển dữ liệu\n\n## kpi_monthly (khung nhìn)\n")
        .contains(
            "| cột | nội dung |",
            "| `in_numerator` | 1 khi được tính ở tử số, nếu không thì 0. |\n");
    assertThat(Files.readString(page("vi.html", vietnamese)))
        // What nobody has said in Vietnamese is read out in English
        .contains(
            "<html lang=\"vi\">",
            "<h1>Từ điển dữ liệu</h1>",
            "<p lang=\"vi\">Mỗi dòng là một tháng, cấp và chỉ tiêu",
            "<p lang=\"en\">One row while a job runs");
  }

  /** Files that lay there before are not led to: nobody knows what they hold. */
  @Test
  void aPageLeadsToTheFilesWrittenWithItAndToThePagesBesideIt() throws Exception {
    Path beside = Files.createDirectory(folder.resolve("with files"));
    for (String other :
        List.of(
            "Tin #2023-08.html",
            "Tin #2023-07.html",
            "Tin #2023-12.html",
            "Tin #2023-13.html",
            "Tin 2023-09.html",
            "Tin #2023-11.csv",
            "Tin #2023-10.csv")) {
      Files.writeString(beside.resolve(other), "of another day");
    }
    Path page = page("with files/Tin #2023-10.html", bulletin("--files"));

    assertThat(hrefs(page))
        .containsExactly(
            "Tin #2023-08.html",
            "Tin #2023-12.html",
            "Tin #2023-10.xlsx",
            "Tin #2023-10-levels.csv",
            "Tin #2023-10-agencies.csv",
            "Tin #2023-10-levels.json",
            "Tin #2023-10-agencies.json")
        .allSatisfy(file -> assertThat(beside.resolve(file)).isRegularFile());
    assertThat(Files.readString(page)).contains(">Theo cấp (CSV): Tin #2023-10-levels.csv</a>");
    for (String rows : List.of("levels", "agencies")) {
      for (String format : List.of("csv", "json")) {
        assertThat(beside.resolve("Tin #2023-10-%s.%s".formatted(rows, format)))
            .hasContent(
                type("report", "--month", "2023-10", "--format", format, "--rows", rows).out());
      }
    }
    assertThat(HtmlValidator.problems(List.of(page))).isEmpty();
    try (Chromium chromium = Chromium.start()) {
      isSound(chromium, page);
      try (Chromium.Opened opened =
          chromium.open(page.toUri(), beside.toUri(), 360, false, false)) {
        assertThat(Axe.violations(opened)).isEmpty();
        assertThat(opened.page().locator("nav.pager a").allTextContents())
            .containsExactly("← Tháng 8/2023", "Tháng 12/2023 →");
        opened.page().locator("nav.pager a").first().click();
        assertThat(opened.page().textContent("body")).isEqualTo("of another day");
      }
    }
  }

  private static String[] bulletin(String... more) {
    return with(new String[] {"report", "--month", "2023-10", "--format", "html"}, more);
  }

  /** What a page leads to, as names of files. */
  private static List<String> hrefs(Path page) throws IOException {
    return Pattern.compile("<a [^>]*href=\"([^\"]*)\"")
        .matcher(Files.readString(page))
        .results()
        .map(match -> URLDecoder.decode(match.group(1), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void aPageThatIsWrittenAloneLeadsNowhere() throws Exception {
    Path beside = Files.createDirectory(folder.resolve("alone"));
    Files.writeString(beside.resolve("2023-09.html"), "of another day");
    assertThat(hrefs(page("alone/2023-10.html", bulletin()))).isEmpty();
    // A name without the month says nothing of pages beside it
    assertThat(hrefs(page("alone/tin.html", bulletin("--files", "--lang", "en"))))
        .containsExactly(
            "tin.xlsx",
            "tin-levels.csv",
            "tin-agencies.csv",
            "tin-levels.json",
            "tin-agencies.json");
  }

  @Test
  void theBulletinIsAPageInBothLanguages() throws Exception {
    Path vietnamese = page("vi.html", "report", "--month", "2023-10", "--format", "html");
    Path english =
        page("en.html", "report", "--month", "2023-10", "--format", "html", "--lang", "en");
    assertThat(Files.readString(vietnamese))
        .contains("<html lang=\"vi\">", ">50%</data>")
        // The sample's words are the demo's alone
        .doesNotContain("Chỉ thị", "<address>");
    assertThat(Files.readString(english)).contains("<html lang=\"en\">", ">50%</data>");
    assertThat(type("report", "--month", "2023-10", "--lang", "en").out())
        .contains("50% of the province's dossiers had been submitted online");
  }
}
