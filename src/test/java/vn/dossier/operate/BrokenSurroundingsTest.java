package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What commands answer when settings, files or databases are not as they should be. */
class BrokenSurroundingsTest {

  private static final String NOBODY = "jdbc:mysql://127.0.0.1:1/nothing";

  private Databases databases;
  private Map<String, Object> settings;

  @BeforeEach
  void newDatabases() throws SQLException {
    databases = Databases.h2();
    settings = databases.settings();
  }

  @Test
  void aMissingColumnIsAnErrorThatNamesItsTable() throws SQLException {
    source("ALTER TABLE ho_so DROP COLUMN kenh_thuc_hien");
    source("DROP TABLE linh_vuc");

    Answer answer = Answer.to(settings, "check");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out())
        .contains("column ho_so.kenh_thuc_hien is missing", "table linh_vuc is missing")
        .contains("2 errors");
  }

  @Test
  void anAddedColumnIsANote() throws SQLException {
    source("ALTER TABLE linh_vuc ADD COLUMN ghi_chu varchar(20)");

    Answer answer = Answer.to(settings, "check", "--json");

    assertThat(answer.code()).isZero();
    assertThat(answer.json().at("/lines").toString())
        .contains("table linh_vuc has 1 columns that nothing reads: GHI_CHU");
  }

  @Test
  void aPersonalColumnThatASelectReadsIsAnErrorAndNotReadByNothing(@TempDir Path jobs)
      throws IOException {
    Path select = jobs.resolve("source/one-stop/dossiers.sql");
    Files.createDirectories(select.getParent());
    Files.writeString(
        select,
        Files.readString(Path.of("jobs/source/one-stop/dossiers.sql"))
            .replace("loai_ket_qua as result_kind", "chu_ho_so as result_kind"));
    Map<String, Object> own = new HashMap<>(settings);
    own.put("dossier.jobs", jobs.toString());

    Answer answer = Answer.to(own, "check", "--json");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.json().at("/lines").toString())
        .contains("dossiers.sql names ho_so.chu_ho_so, which personal.yml calls personal")
        .contains("dossiers.sql names column ho_so.CHU_HO_SO, which contract.yml does not have")
        .doesNotContainPattern("nothing reads: [A-Z_, ]*CHU_HO_SO");
  }

  @Test
  void anEmptyWarehouseSaysMigrate() {
    assertThat(Answer.to(settings, "check").out()).contains("type migrate");
    for (String command : new String[] {"status", "rejects"}) {
      Answer answer = Answer.to(settings, command);
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err()).contains("type migrate").hasLineCount(1);
    }
  }

  @Test
  void aWarehouseThatCannotBeReachedIsExitOneSoonAndInOneLine() {
    settings.put("spring.datasource.url", NOBODY);
    Instant start = Instant.now();

    Answer answer = Answer.to(settings, "status");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).startsWith("The warehouse: ").doesNotContain("\tat ").hasLineCount(1);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void checkGoesOnWhenTheSourceCannotBeReached() {
    settings.put("dossier.source.url", NOBODY);

    Answer answer = Answer.to(settings, "check");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("The source: ", "warehouse schema");
  }

  @Test
  void aWrongPasswordIsForAPersonToChange() {
    settings.put("dossier.source.password", "wrong");

    Answer answer = Answer.to(settings, "check");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("The source: Wrong user name or password");
  }

  @Test
  void aDriverThatIsNotThereIsForAPersonToChange() {
    settings.put("spring.datasource.url", "jdbc:mariadb://127.0.0.1/x");

    Answer answer = Answer.to(settings, "nightly");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("spring.datasource.url", "jdbc:mysql:").hasLineCount(1);
  }

  @Test
  void rulesThatDoNotParseAreOneLineOfCheck(@TempDir Path jobs) throws Exception {
    Files.createDirectory(jobs.resolve("rules"));
    Files.writeString(jobs.resolve("rules/one-stop.yml"), "dossiers: 1");
    settings.put("dossier.jobs", jobs.toString());

    Answer answer = Answer.to(settings, "check");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("rules/one-stop.yml", "dossiers", "source schema");
  }

  private void source(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
