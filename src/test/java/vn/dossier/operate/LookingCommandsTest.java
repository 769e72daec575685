package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** Commands that only look, after one night over a handful of dossiers. */
class LookingCommandsTest {

  private static Databases databases;

  @BeforeAll
  static void loadOneNight() throws SQLException {
    databases = Databases.h2().migrated();
    source(
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
    dossier("good", "H1-1", "SYT", "2023-10-05 08:00:00", "null");
    dossier("lost", "H1-2", "KHONGCO", "2023-10-05 08:00:00", "null");
    dossier("deleted", "H1-3", "SYT", "2023-10-05 08:00:00", "'2023-10-06 08:00:00'");
    dossier("twin-a", "H1-4", "SYT", "2023-10-05 08:00:00", "null");
    dossier("twin-b", " H1-4 ", "SYT", "2023-10-06 08:00:00", "null");
    dossier("changed", "H1-5", "SYT", "2023-10-05 08:00:00", "null");
    dossier("gone", "H1-6", "SYT", "2023-10-05 08:00:00", "null");
    dossier("renamed", "H1-8", "SYT", "2023-10-05 08:00:00", "null");
    dossier("later", "H1-7", "SYT", "2023-11-05 08:00:00", "null");
    dossier("phone-lost", "0912345678", "KHONGCO", "2023-10-05 08:00:00", "null");
    dossier("phone", "0987654321", "SYT", "2023-10-05 08:00:00", "null");
    dossier("phone-gone", "0977777777", "SYT", "2023-10-05 08:00:00", "null");
    assertThat(type("nightly", "--date", "2023-10-31").code()).isZero();
    source("DELETE FROM ho_so WHERE id = 'phone-gone'");
    source("UPDATE ho_so SET ma_ho_so = '0966666666' WHERE id = 'renamed'");
    source("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'changed'");
    source("DELETE FROM ho_so WHERE id = 'gone'");
  }

  private static void dossier(
      String id, String code, String agency, String accepted, String deleted) throws SQLException {
    source(
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan, chu_ho_so, so_dinh_danh, deleted_on)
        VALUES ('%s', '%s', '%s', '2', '4', '%s', 'Tên Bí Mật', '012345', %s)
        """
            .formatted(id, code, agency, accepted, deleted));
  }

  private static void source(String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Answer type(String... typed) {
    return Answer.to(databases.settings(), typed);
  }

  @Test
  void statusShowsWhatIsPublishedAndByWhichRun() {
    Answer answer = type("status");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("Published: up to 2023-10-31", "by run 1", "Lock: free", "COMPLETED")
        .contains("classify-dossiers", "warning PROCEDURE_UNKNOWN: 8 source rows")
        .doesNotContain("Type next");
  }

  @Test
  void statusIsADocumentForMachines() {
    JsonNode status = type("status", "--json").json();

    assertThat(status.at("/freshness/business_date").asString()).isEqualTo("2023-10-31");
    JsonNode run = status.at("/runs/0");
    assertThat(run.at("/counts/loaded").asInt()).isEqualTo(8);
    assertThat(run.at("/counts/excluded").asInt()).isEqualTo(1);
    assertThat(run.at("/counts/rejected").asInt()).isEqualTo(2);
    assertThat(run.at("/next_commands").isEmpty()).isTrue();
  }

  @Test
  void rejectsShowsCountsThenDossiersWithoutPersonalData() {
    Answer answer = type("rejects");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsSubsequence("AGENCY_UNKNOWN", "2", "lost", "H1-2", "KHONGCO")
        .doesNotContain("Bí Mật", "012345");
  }

  @Test
  void rejectsOfAReasonThatNobodyHasAreNone() {
    JsonNode answer = type("rejects", "--reason", "STATUS_UNKNOWN", "--json").json();

    assertThat(answer.at("/total").asInt()).isZero();
  }

  @Test
  void anUnknownReasonIsWrongUsageAndNamesTheKnownOnes() {
    Answer answer = type("rejects", "--reason", "NO_SUCH");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("VALUE_INVALID", "AGENCY_AMBIGUOUS").hasLineCount(1);
  }

  @Test
  void explainShowsValuesRulesAndTheFactWithoutPersonalData() {
    Answer answer = type("explain", " H1-1 ");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("Dossier good: LOADED", "ONLINE", "content_hash")
        .contains("As a run would store it now: yes")
        .doesNotContain("Bí Mật", "012345");
  }

  @Test
  void explainShowsEveryDossierThatSharesTheCode() {
    assertThat(type("explain", "H1-4").out()).contains("Dossier twin-a", "Dossier twin-b");
  }

  @Test
  void explainTellsQuarantineAndExclusion() {
    assertThat(type("explain", "H1-2").out())
        .contains("REJECTED", "In quarantine: AGENCY_UNKNOWN", "would store it now: yes");
    assertThat(type("explain", "H1-3").out())
        .contains("EXCLUDED", "Stored: nothing", "would store it now: yes");
  }

  @Test
  void explainTellsWhatARunWouldChange() {
    JsonNode dossier = type("explain", "H1-5", "--json").json().at("/dossiers/0");

    assertThat(dossier.at("/as_stored").asBoolean()).isFalse();
    assertThat(dossier.at("/differences/online").asString()).isEqualTo("1, now 0");
    assertThat(dossier.at("/differences/channel").asString()).isEqualTo("ONLINE, now DIRECT");
  }

  @Test
  void explainKnowsWhatOnlyTheWarehouseHolds() {
    assertThat(type("explain", "H1-6").out()).contains("Dossier gone: GONE", "Stored fact");
  }

  @Test
  void explainSaysWhyADossierIsNotYetRead() {
    assertThat(type("explain", "H1-7").out())
        .contains("accepted after 2023-10-31", "Stored: nothing");
  }

  /** Of two that share a code, the one; and one that has none in the source any more. */
  @Test
  void explainFindsADossierByItsIdToo() {
    JsonNode twin = type("explain", "--id", "twin-a", "--json").json();
    assertThat(twin.at("/id").asString()).isEqualTo("twin-a");
    assertThat(twin.at("/dossiers")).hasSize(1);
    assertThat(twin.at("/dossiers/0/dossier_id").asString()).isEqualTo("twin-a");
    assertThat(type("explain", "--id", "gone").out()).contains("Dossier gone: GONE", "Stored fact");
    assertThat(type("explain", "--id", "good").out())
        .startsWith("Id good: 1 dossier(s)")
        .doesNotContain("Bí Mật", "012345");
    Answer unknown = type("explain", "--id", "H1-1");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("No dossier has the id H1-1").hasLineCount(1);
    assertThat(type("explain", "good").err()).contains("if it is an id, type explain --id");
    assertThat(type("explain", "--id", "~" + "0".repeat(35)).err())
        .contains("ask by that one, or by the code");
  }

  /** What a person typed for a code stays hidden from whoever did not type it, as in rejects. */
  @ParameterizedTest
  @CsvSource({
    "phone-lost, REJECTED, 0912345678, 0***8(10)",
    "phone, LOADED, 0987654321, 0***1(10)",
    "phone-gone, GONE, 0977777777, 0***7(10)"
  })
  void explainByIdMasksACodeThatIsAPersons(String id, String verdict, String code, String masked) {
    Answer text = type("explain", "--id", id);
    assertThat(text.out()).contains(verdict, masked).doesNotContain(code);
    assertThat(type("explain", "--id", id, "--json").out()).contains(id).doesNotContain(code);
    assertThat(type("rejects", "--json").out()).doesNotContain(code);
    assertThat(type("explain", code).out().lines().skip(1)).anyMatch(line -> line.contains(code));
  }

  @Test
  void explainMasksTheCodeThatADossierHasNow() {
    Answer answer = type("explain", "H1-8");

    assertThat(answer.out())
        .contains("another code now: 0***6(10)", "'0***6(10)'", "H1-8, now 0***6(10)")
        .doesNotContain("0966666666");
    assertThat(type("explain", "H1-8", "--json").out()).doesNotContain("0966666666");
  }

  @Test
  void anUnknownCodeIsOneLineAndExitTwo() {
    Answer answer = type("explain", "H1-99");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("H1-99").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "rejects",
        "check",
        "explain H1-1",
        "report --month 2023-10",
        "export --table kpi_dossier --month 2023-10",
        "compare --rules jobs/rules/one-stop.yml",
        "backfill --from 2023-10-01 --to 2023-10-31 --dry-run"
      })
  void whatOnlyLooksLeavesNoLog(String command, @TempDir Path folder) {
    String[] words = (command + " --logging.file.name=" + folder + "/etl.log").split(" ");
    assertThat(type(words).code()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWritesLogsToAFile(@TempDir Path folder) {
    assertThat(type("migrate", "--logging.file.name=" + folder + "/etl.log").code()).isZero();
    assertThat(folder.resolve("etl.log")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rerun", "recover", "rerun --step publish"})
  void anExecutionThatNobodyKnowsIsForAPerson(String command) {
    Answer answer = type((command + " --execution 99").split(" "));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("There is no execution 99: see status");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void checkIsContentWithWhatANightHasUsed() {
    Answer answer = type("check");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("0 errors, 0 warnings", "source schema", "up to date");
  }

  @Test
  void checkTellsAPoolThatIsTooSmall() {
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.nightly.partitions", "10");
    settings.put("dossier.source.pool-size", "3");

    Answer answer = Answer.to(settings, "check");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("must be at least 22", "must be at least 10");
  }
}
