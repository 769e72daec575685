package vn.dossier.operate.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;

/** Replays and limits of quarantine as they are typed and read. */
class QuarantineCommandsTest {

  private static Databases filled(Databases databases) throws SQLException {
    source(databases, "INSERT INTO don_vi (group_code, catalog) VALUES ('SYT', 'so-ban-nganh')");
    dossier(databases, "good", "SYT", "4");
    dossier(databases, "no-status", "SYT", "77");
    dossier(databases, "no-agency", "KHONGCO", "4");
    return databases;
  }

  private static void dossier(Databases databases, String id, String agency, String status)
      throws SQLException {
    source(
        databases,
        """
        INSERT INTO ho_so (id, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id, ngay_tiep_nhan)
        VALUES ('%s', '%s', '2', '%s', '2023-10-20 08:00:00')
        """
            .formatted(id, agency, status));
  }

  private static void source(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int night(Map<String, Object> settings) {
    return Answer.to(settings, "nightly", "--date", "2023-10-31").code();
  }

  @Test
  void aReplayAccountsForWhatItLookedUp() throws SQLException {
    Databases databases = filled(Databases.h2().migrated());
    assertThat(night(databases.settings())).isZero();
    source(databases, "UPDATE ho_so SET don_vi_id = 'SYT', trang_thai_ho_so_id = '4'");

    Answer ofReason =
        Answer.to(databases.settings(), "rejects", "replay", "--reason", "AGENCY_UNKNOWN");
    assertThat(ofReason.code()).isZero();
    assertThat(ofReason.out())
        .contains("replay 2023-10-31 (REPLAY): 1 source dossiers", "(1 inserted,");
    // The option of `rejects` is not lost on its subcommand
    Answer nobody =
        Answer.to(databases.settings(), "rejects", "--reason", "AGENCY_UNKNOWN", "replay");
    assertThat(nobody.code()).isZero();
    assertThat(nobody.out()).contains("no dossier is in quarantine for AGENCY_UNKNOWN");
    assertThat(
            Answer.to(databases.settings(), "rejects", "--json").json().at("/reasons").toString())
        .isEqualTo("[{\"reason\":\"STATUS_UNKNOWN\",\"dossiers\":1}]");

    Answer replay = Answer.to(databases.settings(), "rejects", "replay");
    assertThat(replay.code()).isZero();
    assertThat(replay.err())
        .contains("The run reads the dossiers in quarantine")
        .doesNotContain("reads everything");
    JsonNode run = Answer.to(databases.settings(), "status", "--json").json().at("/runs/0");
    assertThat(run.at("/job_name").asString()).isEqualTo("replay");
    assertThat(run.at("/selection").asString()).isEqualTo("REPLAY");
    assertThat(run.at("/business_date").asString()).isEqualTo("2023-10-31");
  }

  @Test
  void aReplayWaitsForNobody() throws SQLException {
    Databases databases = filled(Databases.server("utf8mb4_general_ci").migrated());
    try (Product product = new Product(databases.settings())) {
      assertThat(night(databases.settings())).isZero();
      Answer answer =
          product
              .get(RunGuard.class)
              .alone("nightly", () -> Answer.to(databases.settings(), "rejects", "replay"));
      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.out()).isEmpty();
    }
  }

  @Test
  void overALimitTheNightEndsInOneLineAndStatusKnowsWhatToTypeNext() throws SQLException {
    Databases databases = filled(Databases.h2().migrated());
    Map<String, Object> limited = databases.settings();
    limited.put("dossier.rejects.max", 1);

    Answer answer = Answer.to(limited, "nightly", "--date", "2023-10-31");
    assertThat(answer.code()).isEqualTo(4);
    assertThat(answer.err())
        .contains("the most common reasons: AGENCY_UNKNOWN 1, STATUS_UNKNOWN 1; type rejects");

    Answer status = Answer.to(databases.settings(), "status");
    assertThat(status.out())
        .contains("Published: nothing yet", "check rejects-max failed: observed 2, allowed 1")
        .contains("check source-age warns: observed 11, allowed 3")
        .contains("Type next: nightly --date 2023-10-31 --force");

    assertThat(Answer.to(databases.settings(), "rerun").code()).isZero();
    JsonNode after = Answer.to(databases.settings(), "status", "--json").json();
    assertThat(after.at("/freshness/business_date").asString()).isEqualTo("2023-10-31");
    assertThat(after.at("/runs/0/failed_checks").toString())
        .isEqualTo(
            "[{\"name\":\"source-age\",\"severity\":\"WARN\",\"observed\":11,\"allowed\":3}]");
  }
}
