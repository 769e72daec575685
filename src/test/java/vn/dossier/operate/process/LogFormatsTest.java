package vn.dossier.operate.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What a line of the log says of its run, as text and in each format; and what it never says. */
class LogFormatsTest {

  private static final String NAME = "Nguyen Van Bi Mat";

  @TempDir private Path folder;

  private final Databases databases;
  private final Map<String, Object> settings;
  private Path log;

  LogFormatsTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
  }

  @BeforeEach
  void furnish() throws SQLException {
    log = folder.resolve("etl.log");
    execute(
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('%s', 'S', 'xa-phuong')"
            .formatted(NAME),
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('a', 'H-1', 'SYT', '2', '4', '2023-10-01 08:00:00')
        """);
  }

  // Spring Boot hands formats over as properties of Java, which outlive the command
  @AfterEach
  void forget() {
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    System.clearProperty("FILE_LOG_STRUCTURED_FORMAT");
  }

  /** Where each format puts a field that is called dossier.x. */
  @ParameterizedTest
  @CsvSource({
    "ecs, /dossier/%s, /process/thread/name",
    "logstash, /dossier.%s, /thread_name",
    "gelf, /_dossier.%s, /_process_thread_name"
  })
  void everyLineOfARunHasItsFieldsOnEveryThread(String format, String place, String thread)
      throws IOException {
    Answer answer =
        Answer.to(
            settings,
            "nightly",
            "--date",
            "2023-10-30",
            "--logging.structured.format.console=" + format,
            "--logging.structured.format.file=" + format,
            "--logging.level.org.springframework.jdbc.core=debug",
            "--logging.file.name=" + log);

    assertThat(answer.code()).isZero();
    assertThat(answer.err().lines()).isNotEmpty().allSatisfy(LogFormatsTest::json);
    List<JsonNode> lines = Files.readAllLines(log).stream().map(LogFormatsTest::json).toList();
    List<JsonNode> ofRun =
        lines.stream().filter(line -> !line.at(place.formatted("run_id")).isMissingNode()).toList();
    assertThat(ofRun).hasSizeGreaterThan(100);
    // No line of another thread is in between
    assertThat(lines.subList(lines.indexOf(ofRun.get(0)), lines.size()))
        .startsWith(ofRun.toArray(JsonNode[]::new));
    assertThat(ofRun)
        .allSatisfy(
            line -> {
              assertThat(line.at(place.formatted("run_id")).asString()).isEqualTo("1");
              assertThat(line.at(place.formatted("business_date")).asString())
                  .isEqualTo("2023-10-30");
            });
    List<JsonNode> ofPartitions =
        ofRun.stream()
            .filter(line -> line.at(thread).asString().startsWith("partition-"))
            .filter(line -> !line.at(place.formatted("partition")).isMissingNode())
            .toList();
    assertThat(ofPartitions)
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.at(place.formatted("step")).asString())
                    .isEqualTo("classify-dossiers"));
    assertThat(ofRun.stream().map(line -> line.at(place.formatted("step")).asString("")))
        .contains("plan-night", "load-collections", "verify-facts", "publish");
  }

  @Test
  void textHasThemInBracketsInTheFileAlone() throws IOException {
    Answer answer =
        Answer.to(
            settings,
            "nightly",
            "--date",
            "2023-10-30",
            "--logging.level.org.springframework.jdbc.core=debug",
            "--logging.file.name=" + log);
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).doesNotContain("[run 1");
    assertThat(Files.readAllLines(log))
        .anyMatch(line -> line.contains(" [run 1 2023-10-30 plan-night] "))
        .anyMatch(line -> line.contains(" [run 1 2023-10-30 classify-dossiers:0] "))
        .anyMatch(line -> line.contains(" [run 1 2023-10-30] "));
    // Behind the run there is none
    assertThat(Files.readAllLines(log).get(0)).doesNotContain("[run");
  }

  @ParameterizedTest
  @CsvSource({"ecs", "logstash", "gelf", "text"})
  void whatAMessageQuotesIsMaskedAndTheLastLineIsPlain(String format)
      throws IOException, SQLException {
    execute(
        "ALTER TABLE don_vi RENAME TO elsewhere",
        "CREATE VIEW don_vi AS SELECT * FROM elsewhere WHERE CAST(group_code AS INT) = 1");
    String structured = format.equals("text") ? "" : format;

    Answer answer =
        Answer.to(
            settings,
            "nightly",
            "--date",
            "2023-10-30",
            "--logging.structured.format.console=" + structured,
            "--logging.structured.format.file=" + structured,
            "--logging.file.name=" + log);

    assertThat(answer.code()).isNotZero();
    assertThat(Files.readString(log))
        .contains("Data conversion error", "at vn.dossier")
        .doesNotContain(NAME);
    assertThat(answer.err()).doesNotContain(NAME);
    assertThat(answer.err().lines().reduce((one, other) -> other).orElseThrow())
        .startsWith("Run 1 failed, ");
  }

  @Test
  void aFormatThatIsNoneIsSaidOnceAndTheNightIsLoaded() throws IOException {
    Answer answer =
        Answer.to(
            settings,
            "nightly",
            "--date",
            "2023-10-30",
            "--logging.structured.format.file=xml",
            "--logging.file.name=" + log);
    assertThat(answer.code()).isZero();
    assertThat(answer.err())
        .containsOnlyOnce("logging.structured.format.* must be ecs, logstash or gelf")
        .doesNotContain("\tat ");
    assertThat(Files.readString(log)).contains(" [run 1 2023-10-30 plan-night] ");
  }

  private static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
