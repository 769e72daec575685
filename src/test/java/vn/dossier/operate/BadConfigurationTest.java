package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What is wrongly typed or configured ends in one line and the code of src/docs/contracts.md. */
class BadConfigurationTest {

  private static final String INFORMATION =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d INFO .*";

  private static Map<String, Object> migrated;

  @TempDir Path folder;

  @BeforeAll
  static void migrate() throws SQLException {
    migrated = Databases.h2().settings();
    assertThat(Answer.to(migrated, "migrate").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nightly --fulll                            | --fulll
          nightl                                     | nightl
          nightly 2023-10-30                         | 2023-10-30
          nightly --date                             | --date
          nightly --date 2023-02-30                  | 2023-02-30' is not like 2023-10-31
          nightly --date 30/10/2023                  | 30/10/2023' is not like 2023-10-31
          nightly --date 2999-01-01                  | 2999-01-01 has not come yet
          backfill --from 2023-10-01                 | --to
          backfill --from 2023-10-02 --to 2023-10-01 | run nightly first
          report                                     | --month
          report --month 2023-13                     | 2023-13' is not like 2023-10
          report --month 2023-10 --format pdf        | pdf
          rerun --step publishing                    | publishing
          rerun --execution one                      | one
          rejects --reason NONE                      | NONE
          rejects replay --reason NONE               | NONE
          rejects replay                             | run nightly first
          rejects replay --json                      | --json
          """)
  void whatIsTyped(String command, String named) {
    assertRefused(Answer.to(migrated, command.split(" ")), 2, named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dossier.nightly.partitions                 | many                   | dossier.nightly.partitions
          dossier.nightly.partitions                 | 0                      | dossier.nightly.partitions is 0
          dossier.nightly.chunk-size                 | -1                     | dossier.nightly.chunk-size is -1
          dossier.nightly.full-scan-every            | 0                      | dossier.nightly.full-scan-every is 0
          dossier.nightly.zone                       | Asia/Atlantis          | Asia/Atlantis
          dossier.rejects.max                        | many                   | dossier.rejects.max
          dossier.rejects.max                        | -1                     | dossier.rejects.max is -1
          dossier.rejects.max-percent                | -0.1                   | dossier.rejects.max-percent is -0.1
          dossier.source.adapter                     | another                | another
          dossier.jobs                               | /no/such/folder        | /no/such/folder
          dossier.source.zone                        | Asia/Atlantis          | Asia/Atlantis
          dossier.source.url                         | jdbc:h2:mem:x;INIT=x   | dossier.source.url has the option INIT
          spring.datasource.url                      | jdbc:h2:tcp://host/x   | spring.datasource.url must name
          dossier.source.pool-size                   | 1                      | dossier.source.pool-size is 1
          spring.datasource.hikari.maximum-pool-size | 1                      | maximum-pool-size is 1
          spring.datasource.hikari.maximum-pool-size | 5                      | must be at least 6
          dossier.source.url                         | jdbc:h2:mem:x;NOSUCH=1 | NOSUCH
          dossier.source.url                         | jdbc:oracle:thin:@x    | dossier.source.url
          spring.datasource.url                      | localhost:3306/x       | spring.datasource.url
          spring.datasource.url                      | ''                     | spring.datasource.url is not set
          spring.datasource.url                      | jdbc:mysql://host:3306 | spring.datasource.url names no database
          spring.datasource.url                      | jdbc:mysql://host/?tcpKeepAlive=true | names no database
          dossier.source.url                         | jdbc:mysql://host/     | dossier.source.url names no database
          dossier.source.url                         | jdbc:h2:mem:           | dossier.source.url names no database
          dossier.report.targets                     | /no/such/targets.csv   | dossier.report.targets names /no/such/targets.csv
          dossier.nightly.partitons                  | 4                      | dossier.nightly.partitons is unknown: did you mean dossier.nightly.partitions?
          dossier.rejects.max.percent                | 4                      | did you mean dossier.rejects.max-percent?
          dossier.parallelism                        | 4                      | dossier.parallelism is unknown: src/docs/settings.md lists
          """)
  void whatIsSet(String key, String value, String named) throws SQLException {
    Map<String, Object> settings = Databases.h2().settings();
    settings.put(key, value);
    assertRefused(Answer.to(settings, "nightly"), 2, named);
  }

  @Test
  void whatIsSetByAnOldNameIsReadAndSaysSo() throws SQLException {
    Map<String, Object> settings = Databases.h2().settings();
    settings.put("dossier.nightly.verify-all-every", "0");
    Answer answer = Answer.to(settings, "nightly");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .contains("dossier.nightly.verify-all-every is now called dossier.nightly.full-scan-every")
        .contains("dossier.nightly.full-scan-every is 0");
  }

  /** Where the same command ends with 2, check must not be content. */
  @ParameterizedTest
  @CsvSource({
    "dossier.rejects.max-percent, abc",
    "dossier.report.baseline, May",
    "dossier.report.targets, /no/such/targets.csv",
    "dossier.source.pool-size, ten"
  })
  void whatIsSetIsLookedAtByCheck(String key, String value) {
    Map<String, Object> settings = new HashMap<>(migrated);
    settings.put(key, value);
    Answer answer = Answer.to(settings, "check");
    assertThat(answer.code()).as(answer.out()).isEqualTo(2);
    assertThat(answer.out()).containsPattern("(?m)^error .*" + Pattern.quote(key));
  }

  @ParameterizedTest
  @CsvSource({
    "configtree:/no/such/folder/, '/no/such/folder/'' does not exist'",
    "/no/such/folder/a.yml, '/no/such/folder/a.yml'' does not exist'",
    "/no/such/folder, 'if the location is meant to reference a directory, it must end in'"
  })
  void whatIsImportedAndNotThere(String location, String named) {
    assertRefused(Answer.to(migrated, "nightly", "--spring.config.import=" + location), 2, named);
  }

  @Test
  void aTemporaryFolderThatIsNotThere() {
    String before = System.setProperty("java.io.tmpdir", "/no/such/folder");
    try {
      Answer answer = Answer.to(migrated, "check");
      assertThat(answer.code()).as(answer.out()).isZero();
      assertThat(answer.out()).contains("/no/such/folder is not a folder");
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  /** The trace would else be nowhere. */
  @Test
  void withoutALogFileItIsSaidWhereSomethingUnexpectedHappened() throws SQLException, IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    Map<String, Object> settings = Databases.h2().settings();
    settings.put("spring.datasource.url", "jdbc:h2:file:" + file + "/below/warehouse");

    Answer answer =
        Answer.to(
            settings,
            "nightly",
            "--logging.file.name=" + Files.createDirectory(folder.resolve("log")));

    assertThat(answer.code()).isOne();
    assertThat(answer.err())
        .containsOnlyOnce("Cannot write the log " + folder.resolve("log"))
        .contains("\tat ")
        .doesNotContain("the log has more");
  }

  @Test
  void aLogThatCannotBeWrittenStopsNoNight() throws SQLException {
    Answer answer =
        Answer.to(
            Databases.h2().settings(),
            "nightly",
            "--date",
            "2023-10-30",
            "--logging.file.name=" + folder);
    assertThat(answer.code()).as("%s", answer).isZero();
    assertThat(answer.err())
        .containsOnlyOnce("Cannot write the log " + folder + " (it is a folder)")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE thu_tuc                                | table thu_tuc is missing
          ALTER TABLE ho_so DROP COLUMN kenh_thuc_hien      | column ho_so.kenh_thuc_hien is missing
          ALTER TABLE don_vi RENAME COLUMN catalog TO level | column don_vi.catalog is missing
          """)
  void aSourceThatLacksATableOrAColumn(String change, String named) throws SQLException {
    for (Databases databases : List.of(Databases.h2(), Databases.server("utf8mb4_general_ci"))) {
      databases.migrated();
      execute(databases.source(), change);
      assertRefused(Answer.to(databases.settings(), "nightly"), 2, named);
    }
  }

  @ParameterizedTest
  @CsvSource({"dossier.source, The source", "spring.datasource, The warehouse"})
  void aServerThatDoesNotLetTheProgramIn(String database, String named) throws SQLException {
    Map<String, Object> settings = Databases.server("utf8mb4_general_ci").migrated().settings();
    String url = settings.get(database + ".url").toString();
    Map<String, Object> wrong = new HashMap<>(settings);

    wrong.put(database + ".password", "not-the-secret");
    assertRefused(Answer.to(wrong, "nightly"), 2, named);
    wrong.putAll(settings);
    wrong.put(database + ".username", "nobody");
    assertRefused(Answer.to(wrong, "nightly"), 2, named + ": Access denied");
    wrong.putAll(settings);
    wrong.put(database + ".url", url + "_gone");
    assertRefused(Answer.to(wrong, "nightly"), 2, "_gone");
    wrong.put(database + ".url", "jdbc:mysql://127.0.0.1:1/dossiers");
    assertRefused(Answer.to(wrong, "nightly"), 1, named);
    wrong.put(database + ".url", "jdbc:mysql://no-such-host.invalid/dossiers");
    assertRefused(Answer.to(wrong, "nightly"), 1, named);
  }

  @Test
  void aWarehouseThatTheAccountMayOnlyRead() throws SQLException {
    Databases server = Databases.server("utf8mb4_general_ci");
    String warehouse = server.warehouse().getCatalog();
    String reader = "r_" + warehouse;
    execute(
        server.source(),
        "CREATE USER %s IDENTIFIED BY 'the-secret'".formatted(reader),
        "GRANT SELECT ON %s.* TO %s".formatted(warehouse, reader));
    Map<String, Object> settings = server.settings();
    settings.put("spring.datasource.username", reader);
    settings.put("spring.datasource.password", "the-secret");

    assertRefused(Answer.to(settings, "nightly", "--date", "2023-10-30"), 2, "denied");
    server.migrated();
    assertThat(Answer.to(server.settings(), "nightly", "--date", "2023-10-29").code()).isZero();
    assertRefused(Answer.to(settings, "nightly", "--date", "2023-10-30"), 2, "denied");
    assertThat(Answer.to(server.settings(), "nightly", "--date", "2023-10-30").code()).isZero();
    execute(server.source(), "DROP USER " + reader);
  }

  @Test
  void anH2FileWhereNoFileCanBe() throws SQLException, IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    Map<String, Object> settings = Databases.h2().settings();
    settings.put("spring.datasource.url", "jdbc:h2:file:" + file + "/below/warehouse");
    assertRefused(Answer.to(settings, "nightly", "--date", "2023-10-30"), 1, "a-file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules/one-stop.yml | channel-missing: direct | chanel-missing: direct            | dossiers.channel-missing is missing
          rules/one-stop.yml | channel-missing: direct | channel-missing: direct\\n  a: b  | dossiers.a is unknown
          rules/one-stop.yml | channel-missing: direct | channel-missing: by-pigeon        | dossiers.channel-missing must be
          rules/one-stop.yml | ["Đã thanh toán"]       | ["Đã thanh toán"                  | rules/one-stop.yml is not readable
          rules/one-stop.yml | refused: ["3"]          | refused: ["3", "2"]               | dossiers.status
          rules/one-stop.yml | refused: ["3"]          | refused: 3                        | dossiers.status.refused
          source/one-stop/fields.sql | ma as code      | ma_cu as code                     | ma_cu
          source/one-stop/fields.sql | from linh_vuc   | fron linh_vuc                     | fron
          source/one-stop/contract.yml | text(36)      | txt                               | contract.yml
          nightly.yml        | partitions: 2           | partitions: [                     | line 8
          nightly.yml        | partitions: 2           | partitions: two                   | dossier.nightly.partitions
          checks.yml         | warn: 60                | warn: sixty                       | checks.yml: volume-of-day.warn must be a number
          checks.yml         | warn: 60                | warn: -1                          | checks.yml: volume-of-day.warn must be a number
          checks.yml         | warn: 60                | warn: .nan                        | checks.yml: volume-of-day.warn must be a number
          checks.yml         | warn: 60                | wran: 60                          | checks.yml: volume-of-day.wran is unknown
          checks.yml         | warn: 60                | warn: [60                         | checks.yml is not readable
          checks.yml         | weeks: 8                | weeks: 0                          | checks.yml: volume-of-day.weeks must be a whole number
          checks.yml         | days: 7                 | fortnights: 7                     | checks.yml: unknown-channel.fortnights is unknown
          checks.yml         | source-age:             | sauce-age:                        | checks.yml: sauce-age is unknown
          checks.yml         | warn: 3                 | warn: 3\\n  error: 2             | checks.yml: source-age.error is less than warn
          """)
  void aFileOfTheJobsFolder(String file, String good, String bad, String named)
      throws SQLException, IOException {
    String text = new ClassPathResource("jobs/" + file).getContentAsString(StandardCharsets.UTF_8);
    assertThat(text).contains(good);
    Path changed = folder.resolve(file);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(good, bad.translateEscapes()));
    Map<String, Object> settings = Databases.h2().migrated().settings();
    // Read before a test's own settings are there, as it is on the command line
    String jobs = "--dossier.jobs=" + folder;
    assertRefused(Answer.to(settings, "nightly", "--date", "2023-10-30", jobs), 2, named);
  }

  private static void assertRefused(Answer answer, int code, String named) {
    assertThat(answer.err().lines().filter(line -> !line.matches(INFORMATION)))
        .as("what is no information, in %s", answer)
        .singleElement()
        .asString()
        .containsIgnoringCase(named)
        .doesNotContain("secret");
    assertThat(answer.code()).as("%s", answer).isEqualTo(code);
  }

  private static void execute(Connection opened, String... statements) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
