package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What people are told who find in the morning that the source was emptied. */
class EmptiedSourceCommandsTest {

  private static final int AGENCIES = 22;

  @Test
  void statusTellsWhatWouldVanishAndTheCommandsThatMendItOrLetItPass() throws SQLException {
    Databases databases = twoNights();
    execute(databases, "DELETE FROM ho_so");

    Answer night = type(databases, "nightly", "--date", "2023-11-02");
    assertThat(night.code()).isEqualTo(4);
    assertThat(night.err())
        .contains("253 of 253 facts")
        .contains("nightly --date 2023-11-02", "rerun --accept-retired");

    Answer text = type(databases, "status");
    assertThat(text.out())
        .contains("check retired failed: observed 100, allowed 5")
        .contains("about to vanish: 253 facts; 253 gone from the source")
        // The larger half comes first, and of 22 agencies two are summed up
        .contains("2023-10         22  A22 Sở 22", "2023-10          3  A03 Sở 3")
        .contains("others           3  in 2 months of agencies")
        .contains("If all that is gone on purpose: rerun --accept-retired")
        .contains("Type next: nightly --date 2023-11-02");
    JsonNode run = type(databases, "status", "--json").json().at("/runs/0");
    assertThat(run.at("/retired/largest").size()).isEqualTo(20);
    assertThat(run.at("/retired/largest/0/agency_code").asString()).isEqualTo("A22");
    assertThat(run.at("/retired/largest/0/facts").asInt()).isEqualTo(22);
    assertThat(run.at("/retired/other_facts").asInt()).isEqualTo(3);
    assertThat(run.at("/retired/accept_command").asString()).isEqualTo("rerun --accept-retired");
    assertThat(run.at("/next_commands/0").asString()).isEqualTo("nightly --date 2023-11-02");
    assertThat(type(databases, "status", "--format", "html").out())
        .contains("About to vanish", "A22 Sở 22", "rerun --accept-retired");

    Answer rerun = type(databases, "rerun", "--accept-retired");
    assertThat(rerun.code()).as(rerun.err()).isZero();
    String who =
        "let pass by %s on %s".formatted(System.getProperty("user.name"), H2FileGuard.host());
    assertThat(type(databases, "status").out())
        .contains("vanished: 253 facts", who)
        .doesNotContain("--accept-retired");
    assertThat(type(databases, "status", "--format", "html").out()).contains("Vanished");
  }

  @Test
  void checkFindsItBeforeTheNightAndADryRunToo() throws SQLException {
    Databases databases = twoNights();
    execute(databases, "UPDATE ho_so SET ngay_tiep_nhan = '2020-01-01 08:00:00'");
    Answer dryRun =
        type(databases, "nightly", "--date", "2023-11-02", "--accept-retired", "--dry-run");
    assertThat(dryRun.code()).isEqualTo(4);
    assertThat(dryRun.out())
        .contains("check source-shrunk would stop it: observed 100, allowed 30", "--accept-retired")
        .endsWith("Nothing was written" + System.lineSeparator());
  }

  // Accepted yesterday: check asks for what the night of yesterday would find
  @Test
  void checkComparesTheSourceWithWhatTheLastNightFound() throws SQLException {
    Databases databases = Databases.h2();
    for (int i = 0; i < 30; i++) {
      execute(
          databases,
          "INSERT INTO ho_so (id, trang_thai_ho_so_id, ngay_tiep_nhan) VALUES"
              + " ('%d', '1', DATEADD('DAY', -3, CURRENT_DATE))".formatted(i));
    }
    assertThat(volume(databases)).isEmpty();
    assertThat(type(databases, "nightly", "--full").code()).isZero();
    assertThat(volume(databases))
        .containsExactly("ok 30 dossiers in scope, no night to compare with");
    assertThat(type(databases, "nightly", "--force").code()).isZero();
    assertThat(volume(databases))
        .containsExactly("ok 30 dossiers in scope, as the last night found");

    execute(databases, "DELETE FROM ho_so WHERE id < '25'");
    Answer check = type(databases, "check", "--json");
    assertThat(check.code()).isEqualTo(2);
    assertThat(volume(databases)).singleElement().asString().startsWith("error source-shrunk");
  }

  private static List<String> volume(Databases databases) {
    List<String> found = new ArrayList<>();
    for (JsonNode line : type(databases, "check", "--json").json().at("/lines")) {
      if (line.at("/subject").asString().equals("source volume")) {
        found.add(line.at("/mark").asString() + " " + line.at("/seen").asString());
      }
    }
    return found;
  }

  // Agency n has n dossiers of October: 253 in all; the second night has the same window
  private static Databases twoNights() throws SQLException {
    Databases databases = Databases.h2().migrated();
    for (int agency = 1; agency <= AGENCIES; agency++) {
      String code = "A%02d".formatted(agency);
      execute(
          databases,
          "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('%s', 'Sở %d', 'xa-phuong')"
              .formatted(code, agency));
      for (int i = 0; i < agency; i++) {
        execute(
            databases,
            """
            INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
              ngay_tiep_nhan)
            VALUES ('%1$s-%2$d', '%1$s-%2$d', '%1$s', '2', '4', '2023-10-05 08:00:00')
            """
                .formatted(code, i));
      }
    }
    for (String date : List.of("2023-10-31", "2023-11-01")) {
      Answer night = type(databases, "nightly", "--date", date);
      assertThat(night.code()).as(night.err()).isZero();
    }
    return databases;
  }

  private static Answer type(Databases databases, String... typed) {
    return Answer.to(databases.settings(), typed);
  }

  private static void execute(Databases databases, String sql) throws SQLException {
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute(sql);
    }
  }
}
