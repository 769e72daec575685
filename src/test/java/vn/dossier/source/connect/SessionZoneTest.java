package vn.dossier.source.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A zone by its offset where it has had one alone since 2000: that every server knows. */
class SessionZoneTest {

  @ParameterizedTest
  @CsvSource({
    "Asia/Ho_Chi_Minh, +07:00, Asia/Ho_Chi_Minh (+07:00)",
    "Asia/Bangkok, +07:00, Asia/Bangkok (+07:00)",
    "+07:00, +07:00, +07:00",
    "UTC, +00:00, UTC (+00:00)",
    "Z, +00:00, Z (+00:00)",
    "Asia/Kolkata, +05:30, Asia/Kolkata (+05:30)",
    // Another offset until 2016
    "Asia/Pyongyang, Asia/Pyongyang, Asia/Pyongyang",
    "Europe/Berlin, Europe/Berlin, Europe/Berlin"
  })
  void asAServerTakesIt(String zone, String onServer, String inWords) {
    SessionZone session = new SessionZone(ZoneId.of(zone));
    assertThat(session.onServer()).isEqualTo(onServer);
    assertThat(session).hasToString(inWords);
  }
}
