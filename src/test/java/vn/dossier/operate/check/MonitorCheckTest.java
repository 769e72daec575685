package vn.dossier.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.monitor.Receiver;
import vn.dossier.testing.monitor.Receiver.Manner;
import vn.dossier.testing.night.Answer;

/** Where a night tells how it went is looked at before it, and nobody is told anything. */
class MonitorCheckTest {

  private static Map<String, Object> migrated;

  @TempDir private Path folder;

  @BeforeAll
  static void migrate() throws SQLException {
    migrated = Databases.h2().settings();
    assertThat(Answer.to(migrated, "nightly", "--date", "2023-10-30").code()).isZero();
  }

  /** A slip of the pen needs a person. */
  @ParameterizedTest
  @CsvSource({
    "dossier.notify.url, chat.example.org/the-secret",
    "dossier.notify.url-file, /no/such/file",
    "dossier.notify.format, xml",
    "dossier.notify.on, sometimes",
    "dossier.heartbeat.url, ftp://h/the-secret",
    "dossier.metrics.pushgateway, pushgateway:9091",
    "dossier.metrics.file, /no/such/folder/a.prom",
    "dossier.metrics.file, metrics.txt",
    "dossier.traces.url, the-secret:4317",
    "dossier.lineage.url, the-secret",
    "dossier.lineage.file, /no/such/folder/lineage.ndjson",
    "logging.structured.format.file, xml"
  })
  void whatIsWrongIsTwo(String setting, String value) {
    Answer answer = Answer.to(with(setting, value), "check");
    assertThat(answer.code()).as(answer.out()).isEqualTo(2);
    assertThat(answer.out())
        .containsPattern("(?m)^error .*" + Pattern.quote(setting))
        .doesNotContain("the-secret");
  }

  /** One that is away may be back when the night has ended, which does not depend on it. */
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/the-secret, nobody listens there",
    "http://no-such-host.invalid/the-secret, its host is not known"
  })
  void whoIsAwayIsAWarning(String address, String said) {
    Answer answer = Answer.to(with("dossier.heartbeat.url", address), "check");
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .containsPattern("(?m)^warning .*dossier.heartbeat.url: " + said)
        .doesNotContain("the-secret", "no-such-host");
  }

  /** To a monitor each request is a sign of life. */
  @Test
  void whoIsThereIsNotAskedAnything() {
    try (Receiver there = new Receiver(Manner.OK)) {
      Map<String, Object> settings = with("dossier.heartbeat.url", there.address("/x"));
      settings.put("dossier.notify.url", there.address("/y"));
      settings.put("dossier.metrics.pushgateway", there.address(""));
      settings.put("dossier.traces.url", there.address(""));
      settings.put("dossier.lineage.url", there.address("/z"));
      settings.put("dossier.lineage.file", folder.resolve("a.ndjson").toString());
      settings.put("dossier.metrics.file", folder.resolve("a.prom").toString());

      Answer answer = Answer.to(settings, "check");

      assertThat(answer.code()).as(answer.out()).isZero();
      assertThat(answer.out())
          .contains(
              "dossier.heartbeat.url: somebody listens there",
              "dossier.notify.url: somebody listens there",
              "dossier.metrics.pushgateway: somebody listens there",
              "dossier.traces.url: somebody listens there",
              "dossier.lineage.url: somebody listens there",
              "dossier.lineage.file: " + folder,
              "dossier.metrics.file: " + folder);
      assertThat(there.requests()).isEmpty();
      assertThat(folder).isEmptyDirectory();
    }
  }

  /** Somebody listens, but speaks no TLS. */
  @Test
  void aCertificateIsLookedAt() {
    try (Receiver there = new Receiver(Manner.OK)) {
      String address = there.address("/x").replace("http:", "https:");
      Answer answer = Answer.to(with("dossier.notify.url", address), "check");
      assertThat(answer.code()).as(answer.out()).isZero();
      assertThat(answer.out())
          .contains("dossier.notify.url: its certificate or its TLS is refused");
    }
  }

  private static Map<String, Object> with(String setting, String value) {
    Map<String, Object> settings = new HashMap<>(migrated);
    settings.put(setting, value);
    return settings;
  }
}
