package vn.dossier.operate.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.BusyException;
import vn.dossier.testing.database.AllTables;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;

/** A dry run of a backfill or a night tells what would change and changes nothing. */
class DryRunAnswerTest {

  private static final String[] ASKED = {
    "backfill", "--from", "2023-09-01", "--to", "2023-10-15", "--dry-run"
  };

  @Test
  void tellsByMonthWhatWouldBeInsertedUpdatedRetiredAndLeftOut() throws SQLException {
    Databases databases = loaded(Databases.h2().migrated());
    execute(
        databases.source(),
        "UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id IN ('a', 'c')",
        "DELETE FROM ho_so WHERE id = 'b'",
        dossier("new", "4", "2023-10-07"),
        dossier("odd", "99", "2023-10-08"),
        dossier("early", "1", "2023-09-09"),
        dossier("outside", "4", "2023-10-16"));
    Map<String, List<String>> before = tables(databases);

    Answer text = Answer.to(databases.settings(), ASKED);
    String forMachines = String.join(" ", ASKED) + " --json";
    JsonNode would = Answer.to(databases.settings(), forMachines.split(" ")).json().at("/would");

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.err()).isEmpty();
    assertThat(text.out().replaceAll(" +", " "))
        .contains("would read 6 dossiers")
        .contains("2023-09 0 2 0 1 0", "2023-10 1 0 1 0 1", "all 1 2 1 1 1")
        .contains("1 facts would stay as they are")
        .contains("excluded: NOT_YET_ACCEPTED 1", "rejected: STATUS_UNKNOWN 1")
        .endsWith("Nothing was written" + System.lineSeparator());
    assertThat(would.at("/source_dossiers").asInt()).isEqualTo(6);
    assertThat(would.at("/months/1/month").asString()).isEqualTo("2023-10");
    assertThat(would.at("/months/1/inserted").asInt()).isOne();
    assertThat(would.at("/rejected/STATUS_UNKNOWN").asInt()).isOne();
    assertThat(tables(databases)).isEqualTo(before);
  }

  @Test
  void tellsTheSameOfANightWithWhatIsBehindItsRange() throws SQLException {
    Databases databases = loaded(Databases.h2().migrated());
    execute(
        databases.source(),
        "UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'a'",
        "DELETE FROM ho_so WHERE id = 'b'",
        dossier("new", "4", "2023-11-01"),
        dossier("next", "4", "2023-11-02"));
    Map<String, List<String>> before = tables(databases);
    String typed = "nightly --date 2023-11-01 --dry-run";

    Answer text = Answer.to(databases.settings(), typed.split(" "));
    JsonNode json = Answer.to(databases.settings(), (typed + " --json").split(" ")).json();

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out().replaceAll(" +", " "))
        .contains("nightly 2023-11-01, accepted from 2022-01-01 up to 2023-11-01")
        .contains("would find 5 dossiers")
        .contains("2023-09 0 1 0 0 0", "2023-10 0 0 1 0 0", "2023-11 1 0 0 0 0")
        .endsWith("Nothing was written" + System.lineSeparator());
    assertThat(json.at("/business_date").asString()).isEqualTo("2023-11-01");
    assertThat(json.at("/would/retired").asInt()).isOne();
    assertThat(json.at("/stopped_by").size()).isZero();
    assertThat(tables(databases)).isEqualTo(before);
  }

  @Test
  void isRefusedWhileARunIsActiveAndKeepsNoneFromStarting() throws SQLException {
    Databases databases = loaded(Databases.server("utf8mb4_general_ci").migrated());
    try (Connection other = databases.warehouse();
        Statement lock = other.createStatement()) {
      lock.execute("SELECT GET_LOCK(CONCAT('dossier-etl:', DATABASE()), 0)");

      Answer answer = Answer.to(databases.settings(), ASKED);

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err()).contains("Another run is active").hasLineCount(1);
      assertThat(answer.out()).isEmpty();
    }
  }

  @Test
  void tellsNothingWhenARunHasBegunMeanwhile() throws SQLException {
    Databases databases = loaded(Databases.server("utf8mb4_general_ci").migrated());
    LocalDate today = LocalDate.of(2023, 11, 2);
    try (Product product = new Product(databases.settings())) {
      RunGuard guard = product.get(RunGuard.class);
      assertThatThrownBy(
              () -> guard.undisturbed(() -> product.run(today, "nightly", "--date", "2023-11-01")))
          .isInstanceOf(BusyException.class)
          .hasMessageContaining("A run has begun meanwhile");
    }
  }

  @Test
  void needsAPublishedNightLikeABackfill() throws SQLException {
    Databases databases = Databases.h2();
    assertThat(Answer.to(databases.settings(), "migrate").code()).isZero();

    Answer answer = Answer.to(databases.settings(), ASKED);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("run nightly first").hasLineCount(1);
  }

  @Test
  void doesNotMakeTheTables() throws SQLException {
    Databases databases = Databases.h2();

    Answer answer = Answer.to(databases.settings(), ASKED);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("type migrate").hasLineCount(1);
    assertThat(tables(databases)).isEmpty();
  }

  @Test
  void aDocumentIsForDryRunsOnly() throws SQLException {
    Answer answer =
        Answer.to(
            Databases.h2().settings(),
            "backfill",
            "--from",
            "2023-09-01",
            "--to",
            "2023-10-15",
            "--json");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--dry-run").hasLineCount(1);
  }

  // Four facts of the range, two in each month, and one behind it
  private static Databases loaded(Databases databases) throws SQLException {
    execute(
        databases.source(),
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')",
        dossier("a", "4", "2023-09-05"),
        dossier("c", "4", "2023-09-06"),
        dossier("b", "4", "2023-10-05"),
        dossier("d", "4", "2023-10-06"),
        dossier("e", "4", "2023-10-20"));
    Answer night = Answer.to(databases.settings(), "nightly", "--date", "2023-10-31");
    assertThat(night.code()).as(night.err()).isZero();
    return databases;
  }

  private static String dossier(String id, String status, String accepted) {
    return """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('%s', '%s', 'SYT', '2', '%s', '%s 08:00:00')
        """
        .formatted(id, id, status, accepted);
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Map<String, List<String>> tables(Databases databases) throws SQLException {
    try (Connection connection = databases.warehouse()) {
      return AllTables.read(connection);
    }
  }
}
