package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.DishonestServer;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Nights;

/** A server may answer any statement by asking for a file of this host; it never gets one. */
class HostileServerTest {

  private static final String SECRET = "the content of a file of this host";
  private static final String NIGHT = "nightly --date 2023-10-30 --full --force";

  /** More than go in by a batch. */
  private static final int MANY = 120;

  @TempDir static Path folder;
  private static Path file;
  private static Databases databases;

  @BeforeAll
  static void prepare() throws IOException, SQLException {
    file = Files.writeString(folder.resolve("secret"), SECRET);
    begin();
  }

  // A night that has everything to load
  private static void begin() throws SQLException {
    databases = Databases.server("utf8mb4_general_ci");
    try (Nights nights = new Nights(databases)) {
      for (int i = 0; i < MANY; i++) {
        nights.dossier("d-" + i, "4", "2023-10-02 08:00:00");
      }
      nights.save();
    }
  }

  @AfterAll
  static void forget() {
    databases = null;
  }

  /** The fake server works: this is how the file was given away. */
  @Test
  void aConnectionThatAllowsLocalFilesSendsThem() throws Exception {
    try (DishonestServer server = DishonestServer.alone(file)) {
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      // Having sent it, the driver waits for an answer that never comes
                      server.url().replace("=20000", "=2000") + "&allowLoadLocalInfile=true",
                      "u",
                      "p"))
          .isInstanceOf(SQLException.class);
      assertThat(server.sent()).contains(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NIGHT,
        "backfill --from 2023-10-01 --to 2023-10-30",
        "backfill --from 2023-10-01 --to 2023-10-30 --dry-run",
        "rerun",
        "recover",
        "status",
        "rejects",
        "rejects replay",
        "report --month 2023-10",
        "report --month 2023-10 --format csv",
        "export --table fact_dossier --month 2023-10",
        "explain d-1",
        "check",
        "migrate",
        "purge --older-than 400d"
      })
  void noCommandGivesTheWarehouseAFile(String command) throws IOException {
    try (DishonestServer server = DishonestServer.alone(file)) {
      assertNothingSent(server, settings("spring.datasource.url", server), command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NIGHT, "check"})
  void noCommandGivesTheSourceAFile(String command) throws IOException {
    try (DishonestServer server = DishonestServer.alone(file)) {
      assertNothingSent(server, settings("dossier.source.url", server), command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dossiers 100", "--change 1"})
  void generateGivesItsTargetNoFile(String work) throws IOException {
    try (DishonestServer server = DishonestServer.alone(file)) {
      assertNothingSent(
          server, Map.of(), "generate --username u --url %s %s".formatted(server.url(), work));
    }
  }

  /** In the middle of a run, between honest answers, on each of the connections. */
  @ParameterizedTest
  @CsvSource({
    "dossier.source.url, from ho_so",
    "dossier.source.url, SET SESSION",
    "spring.datasource.url, SELECT @@local_infile",
    "spring.datasource.url, GET_LOCK",
    "spring.datasource.url, INSERT INTO etl_run",
    "spring.datasource.url, INSERT INTO BATCH_"
  })
  void noStatementOfANightGivesAFile(String setting, String statement) throws Exception {
    try (DishonestServer server = before(setting, typed -> last(typed).contains(statement))) {
      assertNothingSent(server, settings(setting, server), NIGHT);
    }
  }

  /** The statement that loads is answered with the rows that it loads, and nothing else. */
  @Test
  void theStatementThatLoadsGivesItsOwnRowsOnce() throws Exception {
    try (DishonestServer server =
        before("spring.datasource.url", typed -> last(typed).startsWith("LOAD DATA"))) {
      Answer answer = Answer.to(settings("spring.datasource.url", server), NIGHT.split(" "));
      assertThat(answer.code()).as(answer.err()).isEqualTo(1);
      assertThat(server.sent())
          .isNotEmpty()
          .allSatisfy(sent -> assertThat(sent).doesNotContain(SECRET))
          .anySatisfy(sent -> assertThat(sent).contains("d-1\t"))
          .contains("");
    }
  }

  @Test
  void nothingIsLeftOpenBehindALoad() throws Exception {
    try (DishonestServer server =
        before(
            "spring.datasource.url",
            typed ->
                typed.size() > 1
                    && typed.get(typed.size() - 2).startsWith("LOAD DATA")
                    && !last(typed).startsWith("LOAD DATA"))) {
      assertNothingSent(server, settings("spring.datasource.url", server), NIGHT);
    }
  }

  @Test
  void rowsGoInByLoadDataAllTheSame() throws Exception {
    try (DishonestServer server = before("spring.datasource.url", typed -> false)) {
      Answer answer = Answer.to(settings("spring.datasource.url", server), NIGHT.split(" "));
      assertThat(answer.code()).as(answer.err()).isZero();
      assertThat(server.statements()).anyMatch(typed -> typed.startsWith("LOAD DATA LOCAL"));
    }
  }

  private static DishonestServer before(String setting, Predicate<List<String>> twisted)
      throws SQLException {
    begin();
    return DishonestServer.before(databases.settings().get(setting).toString(), file, twisted);
  }

  private static String last(List<String> typed) {
    return typed.get(typed.size() - 1);
  }

  private static Map<String, Object> settings(String setting, DishonestServer server) {
    Map<String, Object> settings = databases.settings();
    settings.put(setting, server.url());
    return settings;
  }

  private static void assertNothingSent(
      DishonestServer server, Map<String, Object> settings, String command) {
    Answer answer = Answer.to(settings, command.split(" "));
    assertThat(server.sent())
        .as(answer.err() + answer.out())
        .isNotEmpty()
        .allMatch(String::isEmpty);
    assertThat(answer.code()).as(answer.err()).isNotZero();
    assertThat(answer.err() + answer.out()).doesNotContain(SECRET);
  }
}
