package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.monitor.Program;
import vn.dossier.testing.monitor.Receiver;
import vn.dossier.testing.monitor.Receiver.Manner;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RunningJar;
import vn.dossier.testing.process.SlowSource;

/**
 * Nights as a scheduler starts them, with the files of jobs/monitoring in the real programs: each
 * bad end comes to the webhook under its name. Hours are seconds here.
 */
class PrometheusIT {

  private static final Path FILES = Path.of("jobs", "monitoring");

  /** So many seconds after its success a night is late. */
  private static final int LATE = 15;

  /** So many seconds after its start a night has died: a night here takes less. */
  private static final int DEAD = 12;

  private static final LocalDate LONG_AGO =
      LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(30);

  @TempDir private Path folder;

  private final Receiver dba = new Receiver(Manner.OK);
  private final List<Program> programs = new ArrayList<>();

  @AfterEach
  void close() {
    programs.forEach(Program::close);
    dba.close();
  }

  @Test
  void theShippedRulesDoWhatTheySay() {
    for (String rules : List.of("dossier-etl", "kubernetes")) {
      Ended tested = Program.run(FILES, null, "promtool", "test", "rules", rules + ".test.yml");
      assertThat(tested.code()).as(tested.out()).isZero();
    }
    Ended checked = Program.run(FILES, null, "promtool", "check", "config", "prometheus.yml");
    assertThat(checked.code()).as(checked.out()).isZero();
    checked = Program.run(FILES, null, "amtool", "check-config", "alertmanager.yml");
    assertThat(checked.code()).as(checked.out()).isZero();
  }

  @Test
  void eachBadEndIsToldUnderItsName() throws IOException, SQLException {
    Databases databases = Databases.h2Files(folder);
    Path collector = Files.createDirectory(folder.resolve("collector"));
    Jar jar = told(Jar.over(folder, databases), collector.resolve("dossier-etl.prom"));
    furnish(databases);
    int exporterPort = Program.freePort();
    int alertmanagerPort = Program.freePort();
    startExporter(collector, exporterPort);
    startAlertmanager(alertmanagerPort);
    Program prometheus = startPrometheus(exporterPort, alertmanagerPort);

    // One that never starts, of which nothing is known
    awaitAlert("DossierNightMissing", "firing", Instant.EPOCH);

    // One that publishes with warnings
    Instant begun = Instant.now();
    assertThat(jar.run("nightly").code()).isZero();
    assertThat(awaitAlert("DossierCheckWarned", "firing", begun))
        .containsEntry("check", "source-age");
    everyPanelHasSomethingToShow(prometheus);
    awaitAlert("DossierNightMissing", "resolved", Instant.EPOCH);

    // One that never starts, after one that was well
    awaitAlert("DossierNightMissing", "firing", begun);

    // One that fails: nothing is published
    begun = Instant.now();
    reject(databases);
    Ended failed = jar.run("nightly", "--force", "--dossier.rejects.max=0");
    assertThat(failed.code()).as(failed.err()).isEqualTo(4);
    awaitAlert("DossierNightNeedsAPerson", "firing", begun);

    // One that is killed
    begun = Instant.now();
    RunningJar running =
        jar.startInSmallSteps("nightly", "--force", SlowSource.setting(folder, databases, 60_000));
    assertThat(running.says("Executing step: [classify-dossiers:0]")).isTrue();
    running.kill();
    running.end();
    awaitAlert("DossierNightNeverEnded", "firing", begun);
  }

  private static Jar told(Jar jar, Path file) {
    Map<String, String> environment = new HashMap<>(jar.environment());
    environment.put("DOSSIER_METRICS_FILE", file.toString());
    return new Jar(jar.folder(), environment, jar.installed());
  }

  private void startExporter(Path collector, int port) {
    start(
        "prometheus-node-exporter",
        port,
        "--collector.disable-defaults",
        "--collector.textfile",
        "--collector.textfile.directory=" + collector);
  }

  private void startAlertmanager(int port) throws IOException {
    Path config =
        changed(
            "alertmanager.yml",
            "http://localhost:8080/alerts",
            dba.address("/alerts"),
            "group_wait: 30s",
            "group_wait: 0s",
            "group_interval: 5m",
            "group_interval: 1s");
    start(
        "prometheus-alertmanager",
        port,
        "--config.file=" + config,
        "--storage.path=" + folder.resolve("alertmanager"),
        "--cluster.listen-address=");
  }

  private Program startPrometheus(int exporterPort, int alertmanagerPort) throws IOException {
    changed(
        "dossier-etl.rules.yml",
        "30 * 3600",
        "" + LATE,
        "6 * 3600",
        "" + DEAD,
        "for: 10m",
        "for: 0s",
        "for: 1h",
        "for: 0s");
    Path config =
        changed(
            "prometheus.yml",
            "rule_files:",
            "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\nrule_files:",
            "localhost:9100",
            "127.0.0.1:" + exporterPort,
            "localhost:9093",
            "127.0.0.1:" + alertmanagerPort);
    return start(
        "prometheus",
        Program.freePort(),
        "--config.file=" + config,
        // The first one is sent before Alertmanager is found, and would come again in a minute
        "--rules.alert.resend-delay=1s",
        "--storage.tsdb.path=" + folder.resolve("prometheus"));
  }

  private Program start(String name, int port, String... arguments) {
    Program program = Program.start(folder, name, port, arguments);
    programs.add(program);
    return program;
  }

  /** A copy of a shipped file in which something else stands. */
  private Path changed(String file, String... pairs) throws IOException {
    String text = Files.readString(FILES.resolve(file));
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    return Files.writeString(folder.resolve(file), text);
  }

  /**
   * Waits until an alert comes to the webhook.
   *
   * @param since it began to fire then, or later
   * @return its labels
   */
  private Map<String, String> awaitAlert(String name, String status, Instant since) {
    Map<String, String> labels = new HashMap<>();
    dba.await(
        request -> {
          for (JsonNode alert : JsonMapper.shared().readTree(request.body()).get("alerts")) {
            if (alert.at("/labels/alertname").asString().equals(name)
                && alert.at("/status").asString().equals(status)
                && !Instant.parse(alert.at("/startsAt").asString()).isBefore(since)) {
              alert
                  .at("/labels")
                  .properties()
                  .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
              return true;
            }
          }
          return false;
        });
    return labels;
  }

  /** Without Grafana: what a panel asks is asked, and something comes. */
  private static void everyPanelHasSomethingToShow(Program prometheus) throws IOException {
    JsonNode dashboard =
        JsonMapper.shared().readTree(Files.readString(FILES.resolve("grafana-dashboard.json")));
    List<String> expressions = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      panel.get("targets").forEach(target -> expressions.add(target.get("expr").asString()));
    }
    assertThat(expressions).hasSizeGreaterThan(15);
    for (String expression : expressions) {
      // Behind a scrape that came late, nothing is there until the next
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (isEmpty(prometheus, expression)) {
        assertThat(System.nanoTime()).as(expression).isLessThan(deadline);
        LifeOfANight.sleep(200);
      }
    }
  }

  private static boolean isEmpty(Program prometheus, String expression) throws IOException {
    JsonNode answer = JsonMapper.shared().readTree(prometheus.query(expression));
    assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("success");
    return answer.at("/data/result").isEmpty();
  }

  // Its newest row is old, of which the check source-age warns
  private static void furnish(Databases databases) throws SQLException {
    execute(
        databases,
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')",
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('a', 'H-1', 'SYT', '2', '4', '%s 08:00:00')
        """
            .formatted(LONG_AGO));
  }

  private static void reject(Databases databases) throws SQLException {
    execute(
        databases,
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('b', 'H-2', 'NONE', '2', '4', '%s 08:00:00')
        """
            .formatted(LONG_AGO));
  }

  private static void execute(Databases databases, String... statements) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
