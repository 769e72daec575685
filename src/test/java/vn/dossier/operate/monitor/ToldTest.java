package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.monitor.Receiver;
import vn.dossier.testing.monitor.Receiver.Manner;
import vn.dossier.testing.monitor.Receiver.Request;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.ProvincialDay;

/** Messages and signs of life: who is told what, and that no night ends otherwise for it. */
class ToldTest {

  private static final LocalDate YESTERDAY = ProvincialDay.yesterday();
  private static final String NOBODY = "jdbc:mysql://127.0.0.1:1/nothing";
  private static final String SECRET = "/hook/the-secret";

  @TempDir private Path folder;

  private final Receiver chat = new Receiver(Manner.OK);
  private final Receiver monitor = new Receiver(Manner.OK);
  private final Databases databases;
  private final Map<String, Object> settings;

  ToldTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
  }

  @BeforeEach
  void furnish() throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
            ngay_tiep_nhan)
          VALUES ('a', 'H-1', 'SYT', '2', '4', '%s 08:00:00')
          """
              .formatted(YESTERDAY.minusDays(30)));
    }
    assertThat(type("nightly", "--date", YESTERDAY.minusDays(1).toString()).code()).isZero();
    settings.put("dossier.notify.url", chat.address(SECRET));
    settings.put("dossier.heartbeat.url", monitor.address("/ping/the-secret"));
  }

  @AfterEach
  void close() {
    chat.close();
    monitor.close();
  }

  @Test
  void aFailureIsToldInTheWordsOfStatusWithTheCommandToType() {
    settings.put("dossier.source.url", NOBODY);
    assertThat(type("nightly").code()).isOne();

    Request request = theOnly(chat);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo(SECRET);
    assertThat(request.contentType()).isEqualTo("application/json; charset=UTF-8");
    JsonNode told = json(request);
    JsonNode verdict = type("status", "--json").json().at("/verdict");
    assertThat(told.at("/sentence").asString())
        .startsWith("Last night (%s) did not load at ".formatted(YESTERDAY))
        .isEqualTo(verdict.at("/line").asString());
    assertThat(told.at("/next_commands/0").asString()).isEqualTo("nightly");
    assertThat(told.at("/command").asString()).isEqualTo("nightly");
    assertThat(told.at("/exit_code").asInt()).isOne();
    assertThat(told.at("/outcome").asString()).isEqualTo("failed");
    assertThat(told.at("/job_execution_id").isNull()).isTrue();
  }

  @Test
  void successIsNotToldUnlessSomebodyAsksForIt() {
    assertThat(type("nightly").code()).isZero();
    assertThat(chat.requests()).isEmpty();

    settings.put("dossier.notify.on", "always");
    assertThat(type("nightly").code()).isZero();
    JsonNode told = json(theOnly(chat));
    assertThat(told.at("/outcome").asString()).isEqualTo("loaded");
    assertThat(told.at("/sentence").asString())
        .isEqualTo("Last night (%s) is loaded and published".formatted(YESTERDAY));
    assertThat(told.at("/next_commands").isEmpty()).isTrue();
  }

  /** Where the night is well, but not what was typed, status would say that all is well. */
  @Test
  void whatStatusSaysNothingOfIsToldInTheCommandsOwnWords() {
    type("nightly");
    String old = YESTERDAY.minusDays(9).toString();

    assertThat(type("nightly", "--date", old).code()).isEqualTo(2);

    JsonNode told = json(theOnly(chat));
    assertThat(told.at("/outcome").asString()).isEqualTo("setup");
    assertThat(told.at("/sentence").asString())
        .startsWith(
            "nightly --date %s ended with exit code 2: %s is older than".formatted(old, old));
    assertThat(told.at("/next_commands/0").asString()).isEqualTo("nightly --date " + old);
  }

  @Test
  void aSettingThatIsRefusedIsToldAsWell() {
    assertThat(type("nightly", "--dossier.nightly.partitons=4").code()).isEqualTo(2);
    assertThat(json(theOnly(chat)).at("/sentence").asString())
        .isEqualTo(
            "nightly ended with exit code 2: dossier.nightly.partitons is unknown:"
                + " did you mean dossier.nightly.partitions?");
  }

  @Test
  void aChatReadsOneLine() {
    settings.put("dossier.notify.format", "text");
    settings.put("dossier.source.url", NOBODY);
    type("nightly");
    JsonNode told = json(theOnly(chat));
    assertThat(told.propertyNames()).containsExactly("text");
    assertThat(told.at("/text").asString())
        .startsWith("dossier-etl on ")
        .contains(": Last night (%s) did not load at ".formatted(YESTERDAY), "; type nightly");
  }

  @Test
  void anEventHasWhatTheSpecificationRequires() {
    settings.put("dossier.notify.format", "cloudevents");
    settings.put("dossier.source.url", NOBODY);
    type("nightly");
    Request request = theOnly(chat);
    assertThat(request.contentType()).isEqualTo("application/cloudevents+json; charset=UTF-8");
    JsonNode event = json(request);
    assertThat(event.at("/specversion").asString()).isEqualTo("1.0");
    assertThat(event.at("/type").asString()).isEqualTo("vn.dossier.etl.failed");
    assertThat(event.at("/source").asString()).startsWith("//").endsWith("/dossier-etl");
    assertThat(event.at("/id").asString()).isNotEmpty();
    assertThat(event.at("/datacontenttype").asString()).isEqualTo("application/json");
    assertThat(event.at("/data/exit_code").asInt()).isOne();
  }

  @Test
  void signsOfLifeAreTheStartAndTheExitCodeOfNightsAlone() {
    type("nightly");
    assertThat(paths(monitor)).containsExactly("/ping/the-secret/start", "/ping/the-secret/0");

    monitor.clear();
    String day = YESTERDAY.minusDays(30).toString();
    type("backfill", "--from", day, "--to", day);
    type("rerun");
    type("status");
    type("nightly", "--dry-run");
    assertThat(monitor.requests()).isEmpty();

    settings.put("dossier.source.url", NOBODY);
    type("nightly", "--force");
    assertThat(paths(monitor)).containsExactly("/ping/the-secret/start", "/ping/the-secret/1");
  }

  /** One that is overloaded may take it later; one that does not know the address never will. */
  @ParameterizedTest
  @CsvSource({"OVERLOADED, 3, HTTP 503", "NOT_FOUND, 1, HTTP 404"})
  void whoeverRefusesIsAskedAgainWhereThatMayHelp(Manner manner, int tries, String said)
      throws IOException {
    try (Receiver away = new Receiver(manner)) {
      settings.put("dossier.notify.url", away.address(SECRET));
      settings.put("dossier.notify.on", "always");
      Path log = folder.resolve("etl.log");

      Answer answer = type("nightly", "--logging.file.name=" + log);

      assertThat(answer.code()).isZero();
      assertThat(away.requests()).hasSize(tries);
      assertThat(answer.err())
          .contains("dossier.notify.url answers with " + said)
          .doesNotContain("the-secret");
      assertThat(log).content().contains(said).doesNotContain("the-secret");
    }
  }

  /** The command of a scheduler that fails says one line, whatever else is away. */
  @Test
  void whatFailsSaysOneLineAndTheLogTheRest() throws IOException {
    settings.put("dossier.notify.url", "http://127.0.0.1:1" + SECRET);
    Path log = folder.resolve("etl.log");

    Answer answer = type("nightly", "--dossier.nightly.partitons=4", "--logging.file.name=" + log);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).hasLineCount(1).doesNotContain("notify");
  }

  /** Neither a server that says nothing nor one that never ends holds the night up for long. */
  @Test
  @Timeout(60)
  void whoeverIsSilentOrDripsHoldsNothingUp() {
    try (Receiver silent = new Receiver(Manner.SILENT);
        Receiver dripping = new Receiver(Manner.DRIPPING)) {
      settings.put("dossier.heartbeat.url", silent.address("/x"));
      settings.put("dossier.metrics.pushgateway", silent.address("/y"));
      settings.put("dossier.traces.url", silent.address("/z"));
      settings.put("dossier.lineage.url", silent.address("/z"));
      settings.put("dossier.notify.url", dripping.address(SECRET));
      settings.put("dossier.notify.on", "always");

      Answer answer = type("nightly", "--force");

      assertThat(answer.code()).isZero();
      assertThat(answer.err())
          .contains("dossier.heartbeat.url: ", "dossier.metrics.pushgateway: ")
          .contains("dossier.traces.url: ", "dossier.lineage.url: ")
          .doesNotContain("dossier.notify.url");
      // It had taken the message before it began to drip
      assertThat(dripping.requests()).hasSize(1);
    }
  }

  @Test
  void aWrongSettingIsSaidAndTheNightGoesOn() {
    settings.put("dossier.notify.url", "the-secret");
    Answer answer = type("nightly");
    assertThat(answer.code()).isZero();
    assertThat(answer.err())
        .contains("dossier.notify.url is no address", "this run goes on without it")
        .doesNotContain("the-secret");
  }

  /** The other run tells of itself; what it has begun must not look as if it had failed. */
  @Test
  void whoeverIsTurnedAwayLeavesTheNightToTheOther() throws SQLException, IOException {
    Databases server = Databases.server("utf8mb4_general_ci").migrated();
    Path file = folder.resolve("dossier-etl.prom");
    Map<String, Object> there = server.settings();
    there.put("dossier.heartbeat.url", monitor.address("/x"));
    there.put("dossier.notify.url", chat.address(SECRET));
    there.put("dossier.metrics.file", file.toString());
    try (Connection other = server.warehouse();
        Statement lock = other.createStatement()) {
      lock.execute("SELECT GET_LOCK(CONCAT('dossier-etl:', DATABASE()), 0)");
      lock.execute(
          "INSERT INTO etl_lock VALUES ('nightly', 'x', 'h', 7, NULL, '2026-01-01', '2026-01-01')");

      assertThat(Answer.to(there, "nightly").code()).isEqualTo(3);
    }
    assertThat(paths(monitor)).containsExactly("/x/start");
    assertThat(chat.requests()).isEmpty();
    assertThat(Files.readString(file)).doesNotContain("dossier_last_exit_code");
  }

  private Answer type(String... typed) {
    return Answer.to(settings, typed);
  }

  private static Request theOnly(Receiver receiver) {
    assertThat(receiver.requests()).hasSize(1);
    return receiver.requests().get(0);
  }

  private static List<String> paths(Receiver receiver) {
    return receiver.requests().stream().map(Request::path).toList();
  }

  private static JsonNode json(Request request) {
    return JsonMapper.shared().readTree(request.body());
  }
}
