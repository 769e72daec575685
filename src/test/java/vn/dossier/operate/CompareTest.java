package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What {@code compare --rules} answers, and that the command it ends with does what it told. */
class CompareTest {

  @TempDir private Path folder;

  private Databases databases;

  @BeforeEach
  void loadFourDossiersOfTwoMonths() throws SQLException {
    databases = Databases.h2().migrated();
    source(
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'so-ban-nganh')");
    dossier("H1-1", "2", "2023-09-05");
    dossier("H1-2", "2", "2023-10-05");
    dossier("H1-3", "3", "2023-10-06");
    dossier("H1-4", "1", "2023-10-07");
    Answer night = type("nightly", "--date", "2023-10-31");
    assertThat(night.code()).as(night.err()).isZero();
  }

  @Test
  void aChannelThatCountsAsOnlineIsToldByFlagExampleAndFigure() throws IOException {
    Path rules =
        rules("online: [\"2\"]", "online: [\"2\", \"3\"]", "postal: [\"3\"]", "postal: []");

    Answer answer = type("compare", "--rules", rules.toString(), "--month", "2023-10");
    JsonNode told =
        type("compare", "--rules", rules.toString(), "--month", "2023-10", "--json").json();

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out().replaceAll(" +", " "))
        .contains("3 dossiers accepted up to 2023-10-31 were read")
        .contains("online 1 0", "channel 1 0", "H1-3 POSTAL ONLINE")
        .contains("2023-10 ALL online 1 / 3 33.33 2 / 3 66.67")
        .contains("2023-10 ALL digitised 0 / 3 0.00 0 / 3 0.00");
    assertThat(told.at("/would/flags/0/flag").asString()).isEqualTo("channel");
    assertThat(told.at("/would/flags/0/examples/0/dossier").asString()).isEqualTo("H1-3");
    assertThat(told.at("/would/figures/0/rate_after").asString()).isEqualTo("0.666667");

    String[] apply = told.at("/apply").asString().split(" && ");
    assertThat(answer.out().trim()).endsWith(String.join(" && ", apply));
    Path place = folder.resolve("jobs/rules/one-stop.yml");
    assertThat(apply[0]).isEqualTo("mkdir -p jobs/rules");
    assertThat(apply[1]).isEqualTo("cp %s jobs/rules/one-stop.yml".formatted(rules));
    assertThat(apply[2])
        .isEqualTo(
            "java -jar dossier-etl.jar backfill --from 2023-10-01 --to 2023-10-31"
                + " --dossier.jobs=jobs");
    Files.createDirectories(place.getParent());
    Files.copy(rules, place);
    Answer backfill =
        type(
            "backfill",
            "--from",
            "2023-10-01",
            "--to",
            "2023-10-31",
            "--dossier.jobs=" + folder.resolve("jobs"));
    assertThat(backfill.code()).as(backfill.err()).isZero();
    assertThat(backfill.out())
        .contains("Rules changed since run 1: every dossier in the range is classified again");
    assertThat(type("export", "--table", "fact_dossier", "--month", "2023-10").out())
        .contains("H1-3,H1-3,2023-10-06,SYT")
        .doesNotContain("POSTAL");
  }

  @Test
  void withoutAMonthEveryDossierIsReadAndOnlyFiguresThatChangeAreTold() throws IOException {
    Path rules =
        rules("direct: [\"1\"]", "direct: [\"1\", \"3\"]", "postal: [\"3\"]", "postal: []");

    JsonNode told = type("compare", "--rules", rules.toString(), "--json").json();

    assertThat(told.at("/would/read").asInt()).isEqualTo(4);
    assertThat(told.at("/would/figures").isEmpty()).isTrue();
    assertThat(told.at("/would/flags/0/dossiers").asInt()).isOne();
    assertThat(told.at("/apply").asString()).contains("--from 2023-09-05 --to 2023-10-31");
  }

  @Test
  void whatTheSourceChangedIsToldApartFromTheRules() throws IOException, SQLException {
    source("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'H1-2'");
    Path rules =
        rules("online: [\"2\"]", "online: [\"2\", \"3\"]", "postal: [\"3\"]", "postal: []");

    JsonNode would = type("compare", "--rules", rules.toString(), "--json").json().at("/would");

    assertThat(would.at("/moved_on").asInt()).isOne();
    assertThat(would.at("/flags/0/dossiers").asInt()).isEqualTo(2);
    assertThat(would.at("/flags/0/by_source").asInt()).isOne();
  }

  @Test
  void theSameRulesInAnotherOrderChangeNothing() throws IOException {
    Path rules = rules("[\"9\", \"10\"]", "[\"10\", \"9\"]");

    assertThat(type("compare", "--rules", rules.toString()).out())
        .contains("It means the same as the present rules", "No dossier would change");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dossiers: [1, 2     | not readable YAML",
        "- a list            | holds no keys",
        "''                  | holds no keys",
        "dossiers: {}        | dossiers.channel is missing",
        "1: x                | dossiers is missing"
      })
  void aFileThatIsNoRulesIsExitTwoAndOneLine(String text, String said) throws IOException {
    Path rules = Files.writeString(folder.resolve("bad.yml"), text);

    Answer answer = type("compare", "--rules", rules.toString());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("bad.yml", said).hasLineCount(1);
  }

  @Test
  void aFileThatIsNotThereAndAMonthToComeAreExitTwo() throws IOException {
    Answer missing = type("compare", "--rules", folder.resolve("none.yml").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("There is no file").hasLineCount(1);

    Path rules = rules("[\"9\", \"10\"]", "[\"10\", \"9\"]");
    Answer later = type("compare", "--rules", rules.toString(), "--month", "2023-11");
    assertThat(later.code()).isEqualTo(2);
    assertThat(later.err())
        .contains("no facts for 2023-11: choose one of 2023-09 to 2023-10")
        .hasLineCount(1);
  }

  private Path rules(String... replacements) throws IOException {
    String text =
        new ClassPathResource("jobs/rules/one-stop.yml").getContentAsString(StandardCharsets.UTF_8);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(folder.resolve("changed.yml"), text);
  }

  private void dossier(String id, String channel, String accepted) throws SQLException {
    source(
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('%s', '%s', 'SYT', '%s', '4', '%s 08:00:00')
        """
            .formatted(id, id, channel, accepted));
  }

  private void source(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Answer type(String... typed) {
    Map<String, Object> settings = databases.settings();
    return Answer.to(settings, typed);
  }
}
