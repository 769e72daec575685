package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.monitor.Program;
import vn.dossier.testing.monitor.Receiver;
import vn.dossier.testing.monitor.Receiver.Manner;
import vn.dossier.testing.monitor.Receiver.Request;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.ProvincialDay;
import vn.dossier.testing.process.Ended;

/**
 * The gauges of a night: what they say, and that nothing but a night changes what they say of it.
 */
class MonitoredNightTest {

  private static final LocalDate YESTERDAY = ProvincialDay.yesterday();

  @TempDir private Path folder;

  private final Databases databases;
  private final Map<String, Object> settings;
  private Path file;

  MonitoredNightTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
  }

  @BeforeEach
  void furnish() throws IOException, SQLException {
    file = Files.createDirectory(folder.resolve("collector")).resolve("dossier-etl.prom");
    settings.put("dossier.metrics.file", file.toString());
    source(
        "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')",
        dossier("a", "SYT", "4"),
        // Of an agency that nobody knows, and refused
        dossier("b", "NONE", "4"),
        dossier("c", "SYT", "3"));
  }

  @Test
  void aNightTellsWhatItDid() throws IOException {
    Instant before = Instant.now();
    assertThat(type("nightly", "--date", YESTERDAY.toString()).code()).isZero();

    assertThat(Files.readAllLines(file))
        .contains(
            "dossier_last_exit_code 0",
            "dossier_run_source_dossiers 3",
            "dossier_run_dossiers{result=\"loaded\"} 1",
            "dossier_run_dossiers{result=\"excluded\"} 1",
            "dossier_run_dossiers{result=\"rejected\"} 1",
            "dossier_run_facts{change=\"inserted\"} 1",
            "dossier_run_facts{change=\"retired\"} 0",
            "dossier_quarantine_dossiers{reason=\"AGENCY_UNKNOWN\"} 1",
            "dossier_quarantine_dossiers{reason=\"VALUE_INVALID\"} 0",
            "dossier_step_rows{step=\"classify-dossiers\"} 3",
            "dossier_failed_checks 0",
            // Thirty days ago the source's newest row came in
            "dossier_check_outcome{check=\"source-age\"} 1",
            "dossier_check_outcome{check=\"one-place\"} 0",
            "dossier_restated_cells 0",
            "dossier_missing_nights 0",
            "dossier_business_date_timestamp_seconds "
                + YESTERDAY.atStartOfDay(ProvincialDay.ZONE).toEpochSecond())
        .noneMatch(line -> line.contains("classify-dossiers:"));
    for (String gauge : List.of("last_success", "last_start", "last_end", "published")) {
      assertThat(value("dossier_" + gauge + "_timestamp_seconds"))
          .isBetween(before.getEpochSecond() - 1.0, Instant.now().getEpochSecond() + 1.0);
    }
    assertThat(value("dossier_run_duration_seconds{reads=\"everything\"}")).isBetween(0.0, 120.0);
  }

  @Test
  void prometheusTakesTheText() {
    type("nightly", "--date", YESTERDAY.toString());
    Ended checked = Program.run(folder, file, "promtool", "check", "metrics");
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).isEmpty();
  }

  @Test
  void aFailedNightKeepsTheLastSuccess() throws IOException {
    type("nightly", "--date", YESTERDAY.minusDays(1).toString());
    double success = value("dossier_last_success_timestamp_seconds");

    settings.put("dossier.source.url", "jdbc:mysql://127.0.0.1:1/nothing");
    assertThat(type("nightly").code()).isOne();

    assertThat(value("dossier_last_exit_code")).isOne();
    assertThat(value("dossier_last_success_timestamp_seconds")).isEqualTo(success);
    assertThat(value("dossier_missing_nights")).isOne();
  }

  @Test
  void aNightWhoseWarehouseIsAwayKeepsTheRest() throws IOException {
    type("nightly", "--date", YESTERDAY.toString());
    double success = value("dossier_last_success_timestamp_seconds");

    settings.put("spring.datasource.url", "jdbc:mysql://127.0.0.1:1/nothing");
    assertThat(type("nightly").code()).isOne();

    assertThat(value("dossier_last_exit_code")).isOne();
    assertThat(value("dossier_last_success_timestamp_seconds")).isEqualTo(success);
    assertThat(value("dossier_run_source_dossiers")).isEqualTo(3);
  }

  /** Not even a setting is read: what was known stays, beside the exit code. */
  @Test
  void aNightThatIsRefusedBeforeAnythingIsBuiltKeepsTheRest() throws IOException {
    type("nightly", "--date", YESTERDAY.toString());

    assertThat(type("nightly", "--dossier.nightly.partitons=4").code()).isEqualTo(2);

    assertThat(value("dossier_last_exit_code")).isEqualTo(2);
    assertThat(value("dossier_run_source_dossiers")).isEqualTo(3);
  }

  @Test
  void aBackfillNeitherMendsNorHidesANightThatFailed() throws IOException, SQLException {
    type("nightly", "--date", YESTERDAY.minusDays(1).toString());
    settings.put("dossier.source.url", "jdbc:mysql://127.0.0.1:1/nothing");
    type("nightly");
    settings.put("dossier.source.url", databases.sourceUrl());
    source("UPDATE ho_so SET don_vi_id = 'SYT'");

    String day = YESTERDAY.minusDays(30).toString();
    assertThat(type("backfill", "--from", day, "--to", day).code()).isZero();

    assertThat(value("dossier_last_exit_code")).isOne();
    assertThat(value("dossier_run_facts{change=\"inserted\"}")).isOne();
    // What is there now is told by whoever changes it
    assertThat(value("dossier_quarantine_dossiers{reason=\"AGENCY_UNKNOWN\"}")).isZero();
  }

  @Test
  void aRerunOfTheNightIsTheNight() throws IOException {
    type("nightly", "--date", YESTERDAY.minusDays(1).toString());
    warehouse().execute("ALTER TABLE stage_digitised_result RENAME TO away");
    type("nightly");
    assertThat(value("dossier_last_exit_code")).isEqualTo(2);
    warehouse().execute("ALTER TABLE away RENAME TO stage_digitised_result");

    assertThat(type("rerun").code()).isZero();

    assertThat(value("dossier_last_exit_code")).isZero();
    assertThat(value("dossier_missing_nights")).isZero();
  }

  @Test
  void whoeverLoadsNothingWritesNothing() throws IOException {
    type("nightly", "--date", YESTERDAY.toString());
    Files.writeString(file, "untouched 1\n");

    type("status");
    type("check");
    type("rejects");
    type("nightly", "--dry-run");
    type("purge", "--older-than", "400d");
    type("recover");
    type("migrate");

    assertThat(file).hasContent("untouched 1\n");
  }

  /** Else a night that is killed would look as the one before it. */
  @Test
  void theStartIsToldBeforeTheEndAndLeavesTheRest() {
    try (Receiver gateway = new Receiver(Manner.OK)) {
      settings.put("dossier.metrics.pushgateway", gateway.address("/base/"));
      type("nightly", "--date", YESTERDAY.toString());

      List<Request> pushed = gateway.requests();
      assertThat(pushed).extracting(Request::method).containsExactly("POST", "PUT");
      assertThat(pushed).extracting(Request::path).containsOnly("/base/metrics/job/dossier-etl");
      assertThat(pushed.get(0).body().lines())
          .hasSize(3)
          .last()
          .asString()
          .startsWith("dossier_last_start_timestamp_seconds ");
      assertThat(pushed.get(1).body()).isEqualTo(text());
    }
  }

  /** A Pushgateway never forgets, so what is no longer told must be replaced by hand. */
  @Test
  void aRealPushgatewayHoldsOneNightAlone() throws IOException {
    int port = Program.freePort();
    try (Program gateway = Program.start(folder, "prometheus-pushgateway", port)) {
      settings.put("dossier.metrics.pushgateway", "http://127.0.0.1:" + port);
      type("nightly", "--date", YESTERDAY.toString());
      assertThat(gateway.get("/metrics"))
          .contains(
              "dossier_last_exit_code{instance=\"\",job=\"dossier-etl\"} 0",
              "check=\"source-age\"");

      warehouse().update("DELETE FROM etl_run_check WHERE check_name = 'source-age'");
      type("nightly", "--date", YESTERDAY.toString());
      assertThat(gateway.get("/metrics")).doesNotContain("check=\"source-age\"");

      type("nightly", "--dossier.nightly.partitons=4");
      assertThat(gateway.get("/metrics"))
          .contains(
              "dossier_last_exit_code{instance=\"\",job=\"dossier-etl\"} 2",
              "dossier_run_source_dossiers{instance=\"\",job=\"dossier-etl\"} 3");
    }
  }

  @Test
  void aFileThatCannotBeWrittenChangesNoExitCode() {
    settings.put("dossier.metrics.file", folder.resolve("no/such/folder/a.prom").toString());
    Answer answer = type("nightly", "--date", YESTERDAY.toString());
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).contains("dossier.metrics.file cannot be written");
  }

  private double value(String gauge) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(gauge + " "))
        .map(line -> Double.parseDouble(line.substring(gauge.length() + 1)))
        .reduce((one, other) -> Double.NaN)
        .orElseThrow(() -> new AssertionError(gauge + " is missing in " + text()));
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer type(String... typed) {
    return Answer.to(settings, typed);
  }

  private static String dossier(String id, String agency, String status) {
    return """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('%1$s', 'H-%1$s', '%2$s', '2', '%3$s', '%4$s 08:00:00')
        """
        .formatted(id, agency, status, YESTERDAY.minusDays(30));
  }

  private void source(String... statements) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private JdbcTemplate warehouse() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password()));
  }
}
