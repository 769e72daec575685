package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/**
 * What asks for figures and cannot be given them ends with exit code 2 and one line that says why.
 */
class ReportsRefusedTest {

  @TempDir private static Path folder;

  private static Databases databases;

  @BeforeAll
  static void loadAnOctober() throws SQLException {
    databases = Databases.h2().migrated();
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)
          VALUES ('a', 'H-1', 'SYT', '4', '2023-10-05 08:00:00')
          """);
      statement.execute(
          """
          INSERT INTO giay_to_so_hoa (id, loai_so_hoa, thoi_gian_so_hoa)
          VALUES ('p', '1', '2023-08-05 08:00:00')
          """);
    }
    assertThat(type("nightly", "--date", "2023-10-31").code()).isZero();
  }

  private static Answer type(String... typed) {
    return Answer.to(databases.settings(), typed);
  }

  private static Answer line(String commandLine) {
    return type(commandLine.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --month 2023-12",
        "report --month 2023-12 --format csv",
        "export --table fact_dossier_monthly --month 2023-12",
        "export --table kpi_dossier --month 2023-12 --agency SYT",
        "compare --month 2023-12 --rules jobs/rules/one-stop.yml"
      })
  void aMonthWithoutFactsIsRefusedAlikeByAll(String commandLine) {
    Answer answer = line(commandLine);

    assertThat(answer.code()).as(answer.err()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .hasLineCount(1)
        .contains("no facts for 2023-12: choose one of 2023-10");
  }

  @Test
  void severalMonthsNeedOneWithFacts() {
    assertThat(line("export --table fact_dossier_monthly --month 2023-11 --to 2024-02").err())
        .contains("no facts for 2023-11 to 2024-02: choose one of 2023-10");
    assertThat(line("export --table fact_dossier_monthly --month 2023-09 --to 2024-02").out())
        .hasLineCount(2);
  }

  /** Papers have a date of their own; a month may have none of them. */
  @Test
  void whatHasItsOwnDateIsExportedWhereNoDossierWasAccepted() {
    assertThat(line("export --table fact_digitised_result_daily --month 2023-08").out())
        .hasLineCount(2);
    assertThat(line("export --table fact_digitised_result_daily --month 2023-10").out())
        .hasLineCount(1);
    assertThat(line("export --table fact_digitised_result_daily --month 2023-09").code())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --month 2023-10 --files",
        "report --month 2023-10 --files --format html",
        "report --month 2023-10 --files --format html --output x",
        "report --month 2023-10 --files --format html --output .html",
        "report --month 2023-10 --files --format csv --output x.html",
        "report --month 2023-10 --files --format html --output x.html --ways",
        "report --month 2023-10 --files --format html --output x.html --as-published 2023-10-31"
      })
  void onlyThePageOfABulletinHasFilesBesideIt(String commandLine) {
    Answer answer = line(commandLine);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--files goes with --format html --output NAME.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --month 2023-10 --bom",
        "report --month 2023-10 --bom --format json",
        "report --month 2023-10 --bom --format html",
        "report --month 2023-10 --bom --format xlsx --output x.xlsx",
        "export --table fact_dossier --month 2023-10 --bom --format json"
      })
  void aByteOrderMarkIsForCsvAlone(String commandLine) {
    Answer answer = line(commandLine);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--bom goes with --format csv only");
    assertThat(line("report --month 2023-10 --bom --format csv").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "export --month 2023-10 | '--table=NAME' and '--month=YYYY-MM', or '--semantic=PROGRAM'",
        "export --table fact_dossier | '--table=NAME' and '--month=YYYY-MM', or '--semantic=PROGRAM'",
        "export --table fact_dossier --month 2023-10 --lang en | --lang goes with --semantic only",
        "export --semantic superset | --semantic superset needs --output FILE.zip",
        "export --semantic dbt --month 2023-10 | --semantic goes with --lang and --output only",
        "export --semantic dbt --format json | --semantic goes with --lang and --output only"
      },
      quoteCharacter = '"')
  void rowsOrWhatAProgramImportsAreExportedNotBoth(String commandLine, String message) {
    Answer answer = line(commandLine);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains(message);
    assertThat(line("export --semantic dbt").out()).startsWith("version: 2\nsources:\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dossier.jobs | bulletin.yml | director: {vi: a} | bulletin.yml: director is unknown",
        "dossier.reference | levels.csv | level,name | levels.csv: the first line must be level"
      })
  void whatTheProvinceSaysMustBeMeant(String setting, String file, String text, String message)
      throws Exception {
    Path own = Files.createDirectories(folder.resolve(setting));
    Files.writeString(own.resolve(file), text);
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put(setting, own.toString());

    Answer refused = Answer.to(settings, "report", "--month", "2023-10");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines().filter(line -> !line.contains(" INFO ")))
        .singleElement()
        .asString()
        .contains(message);
    // No figure depends on it, so no night does
    assertThat(Answer.to(settings, "nightly", "--date", "2023-10-31").code()).isZero();
    assertThat(Answer.to(settings, "check").out()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none/bulletin.txt | the folder {0}/none does not exist",
        "file/bulletin.txt | Not a directory"
      })
  void aFileThatCannotBeWrittenSaysWhy(String file, String why) throws Exception {
    Files.writeString(folder.resolve("file"), "");

    Answer answer =
        type("report", "--month", "2023-10", "--output", folder.resolve(file).toString());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .hasLineCount(1)
        .contains("Cannot write " + folder.resolve(file) + ": " + why.replace("{0}", "" + folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --month 2023-10 --rows levels",
        "report --month 2023-10 --format html --rows agencies",
        "report --month 2023-10 --format csv --ways --rows levels"
      })
  void rowsOfLevelsOrAgenciesGoWithFilesOfFiguresOnly(String commandLine) {
    Answer answer = line(commandLine);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).hasLineCount(1).contains("--rows goes with --format csv or json");
  }

  /** Written again without a night between, nothing of it is touched. */
  @Test
  void theSiteIsWrittenOnceForEachPublication() throws Exception {
    Path site = folder.resolve("site");

    Answer first = type("report", "--site", site.toString());
    Answer again = type("report", "--site", site.toString());

    assertThat(first.code()).as(first.err()).isZero();
    // 8 of the month, 4 pages in 2 languages, the look, the sorting, corrections, the catalogue
    assertThat(first.out())
        .isEqualTo("%s: 1 months, 20 files written, 0 removed, 0 left as they were%n", site);
    assertThat(again.out())
        .isEqualTo("%s: 1 months, 0 files written, 0 removed, 20 left as they were%n", site);
    assertThat(site.resolve("2023-10/index.html")).content().contains("../en/2023-10/index.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --site x --month 2023-10",
        "report --site x --lang en",
        "report --site x --output y"
      })
  void theSiteGoesWithoutOtherOptions(String commandLine) {
    Answer answer = line(commandLine);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).hasLineCount(1).contains("--site goes without other options");
    assertThat(Path.of("x")).doesNotExist();
  }

  @Test
  void aFolderOfOthersAndAnAddressThatCannotBeMeantAreRefused() throws Exception {
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Files.writeString(theirs.resolve("index.html"), "theirs");
    Answer refused = type("report", "--site", theirs.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).hasLineCount(1).contains("name an empty folder");

    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("dossier.report.site-url", "data.example");
    Answer wrong = Answer.to(settings, "report", "--site", folder.resolve("none").toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("dossier.report.site-url must be like https://");
    // No night depends on it
    assertThat(Answer.to(settings, "nightly", "--date", "2023-10-31").code()).isZero();
    assertThat(Answer.to(settings, "check").out()).contains("dossier.report.site-url must be");
  }
}
