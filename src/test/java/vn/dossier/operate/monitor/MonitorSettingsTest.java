package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is wrong is told by its setting, never by its value, and leaves the rest as it is. */
class MonitorSettingsTest {

  @Test
  void nothingIsToldToNobody() {
    MonitorSettings settings = of(Map.of());
    assertThat(settings.tellNobody()).isTrue();
    assertThat(settings.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dossier.notify.url, chat.example.org/secret",
    "dossier.notify.url, ftp://chat.example.org/secret",
    "dossier.notify.url, http://",
    "dossier.notify.url, http://chat .example.org/secret",
    "dossier.notify.url, http://chat.example.org/#secret",
    "dossier.notify.url, ${NOBODY_SET_secret}",
    "dossier.notify.url-file, /no/such/file",
    "dossier.notify.format, xml-secret",
    "dossier.notify.on, sometimes-secret",
    "dossier.heartbeat.url, :secret",
    "dossier.metrics.pushgateway, localhost:9091",
    "dossier.traces.url, secret:4317",
    "dossier.traces.url, grpc://collector/secret",
    "dossier.lineage.url, marquez/secret",
    "dossier.metrics.file, /var/lib/secret.txt"
  })
  void whatIsWrongIsNamedAndTheRestWorks(String setting, String value) {
    Map<String, Object> set = new HashMap<>(Map.of("dossier.metrics.file", "a.prom"));
    set.put(setting, value);
    MonitorSettings settings = of(set);
    if (!setting.equals("dossier.metrics.file")) {
      assertThat(settings.metricsFile()).hasToString("a.prom");
    }
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .startsWith(setting)
        .doesNotContain("secret", "example");
  }

  @Test
  void anAddressMayLieInAFileAndHoldAnAccount(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("url"), "https://me:word@h.example.org/x?y=1\n");
    Target target = of(Map.of("dossier.heartbeat.url-file", file.toString())).heartbeat();
    assertThat(target.address()).hasToString("https://h.example.org/x?y=1");
    // base64 of me:word
    assertThat(target.authorization()).isEqualTo("Basic bWU6d29yZA==");
    assertThat(target.at("/start").address()).hasToString("https://h.example.org/x/start?y=1");
    assertThat(target).hasToString("dossier.heartbeat.url");
  }

  /** That another run was active is no failure; a night that was stopped has not loaded. */
  @ParameterizedTest
  @CsvSource({
    "failure, 0, false",
    "failure, 1, true",
    "failure, 2, true",
    "failure, 3, false",
    "failure, 4, true",
    "failure, 5, true",
    "always, 0, true",
    "always, 3, true"
  })
  void failuresAreToldOrEverything(String on, int exitCode, boolean told) {
    MonitorSettings settings =
        of(Map.of("dossier.notify.url", "http://h/x", "dossier.notify.on", on));
    assertThat(settings.notifies(exitCode)).isEqualTo(told);
  }

  private static MonitorSettings of(Map<String, Object> values) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    return MonitorSettings.of(environment);
  }
}
