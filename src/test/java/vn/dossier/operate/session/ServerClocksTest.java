package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** No night is planned by a clock that is wrong, and whoever only reads is not kept from it. */
class ServerClocksTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static Clock ahead(Duration by) {
    return Clock.offset(Clock.system(ZONE), by);
  }

  @Test
  void aHostAYearAheadOfItsServersLoadsNothing() throws SQLException {
    Map<String, Object> settings = Databases.server("utf8mb4_general_ci").migrated().settings();
    Clock wrong = ahead(Duration.ofDays(365));
    for (String command :
        new String[] {"nightly", "rerun", "withdraw --date 2030-01-01", "worker"}) {
      Answer refused = Answer.to(settings, wrong, command.split(" "));
      assertThat(refused.code()).as(command).isEqualTo(2);
      assertThat(refused.err())
          .containsPattern(
              "Clocks are more than 5 minutes apart: this host says \\d{4}-.*, the warehouse's"
                  + " server says \\d{4}-.*, the source's server says \\d{4}-.*Ho_Chi_Minh")
          .hasLineCount(1);
    }
    assertThat(Answer.to(settings, wrong, "status").out()).contains("No run yet");
    assertThat(clocks(Answer.to(settings, wrong, "check", "--json")).at("/mark").asString())
        .isEqualToIgnoringCase("error");
  }

  @Test
  void aFewMinutesDoNotMatter() throws SQLException {
    Map<String, Object> settings = Databases.server("utf8mb4_general_ci").migrated().settings();
    assertThat(clocks(Answer.to(settings, "check", "--json")).at("/mark").asString())
        .isEqualToIgnoringCase("ok");
    assertThat(Answer.to(settings, ahead(Duration.ofMinutes(4)), "nightly").code()).isZero();
    assertThat(Answer.to(settings, ahead(Duration.ofMinutes(-6)), "nightly").code()).isEqualTo(2);
  }

  @Test
  void anEmbeddedDatabaseHasNoClockOfItsOwn() throws SQLException {
    Map<String, Object> settings = Databases.h2().settings();
    assertThat(Answer.to(settings, ahead(Duration.ofDays(365)), "nightly").code()).isZero();
  }

  private static JsonNode clocks(Answer answer) {
    return answer
        .json()
        .at("/lines")
        .valueStream()
        .filter(line -> line.at("/subject").asString().equals("clocks"))
        .findFirst()
        .orElseThrow();
  }
}
