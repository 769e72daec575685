package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.scope.Scope;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.KillableServer;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.Product;
import vn.dossier.warehouse.collect.SeenRequests;
import vn.dossier.warehouse.collect.StagedRequests;
import vn.dossier.warehouse.run.RunPlan;

/**
 * No statement is longer than 1 MiB, the least that servers come with; with less, nothing is lost.
 */
class SmallPacketsTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 30);

  /** Their ids in one list would be 1.2 MiB, and more are gone than are kept in memory. */
  private static final int REQUESTS = 1 << 15;

  private static final int WIDE_AGENCIES = 1 << 12;

  @TempDir Path folder;

  @Test
  void aNightThatLosesManyRequestsOfOneCode() throws SQLException {
    try (KillableServer server = new KillableServer(folder)) {
      Databases databases = bothOn(server, 1 << 20);
      fill(databases);
      try (Product product = new Product(databases.settings())) {
        night(product, NIGHT);
        JdbcTemplate warehouse = jdbc(databases);
        assertThat(count(warehouse, "stage_collection")).isEqualTo(REQUESTS);
        assertThat(count(warehouse, "catalogue_agency")).isEqualTo(WIDE_AGENCIES);

        execute(databases, "DELETE FROM yeu_cau_thanh_toan WHERE id <> '%s'".formatted(id(0)));
        night(product, NIGHT.plusDays(1));

        assertThat(count(warehouse, "etl_changed_bucket")).isBetween(1L, 3L);
        assertThat(count(warehouse, "stage_collection")).isEqualTo(1);
        assertThat(
                warehouse.queryForObject(
                    "SELECT SUM(requests) FROM fact_collection_daily", Long.class))
            .isEqualTo(1);
      }
    }
  }

  /** It would give null for the marks of the buckets, with a warning that nobody reads. */
  @ParameterizedTest
  @ValueSource(strings = {"source", "warehouse"})
  void whereOneCannotUnpackWhatChangedNightsReadEverything(String small) throws SQLException {
    Databases large = Databases.server("utf8mb4_general_ci");
    try (KillableServer server = new KillableServer(folder)) {
      Databases shrunk = bothOn(server, 1 << 18);
      Databases source = small.equals("source") ? shrunk : large;
      Databases warehouse = small.equals("source") ? large : shrunk;
      Map<String, Object> settings = new HashMap<>(source.settings());
      settings.put("spring.datasource.url", warehouse.warehouseUrl());
      execute(
          source,
          "INSERT INTO don_vi (group_code, catalog) VALUES ('0', 'xa-phuong')",
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
            ngay_tiep_nhan)
          SELECT seq, seq, '0', '2', '4', '2023-10-05 08:00:00' FROM seq_1_to_100
          """);
      try (Product product = new Product(settings)) {
        night(product, NIGHT);
        execute(
            source,
            "UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = '7'",
            "DELETE FROM ho_so WHERE id = '8'");
        night(product, NIGHT.plusDays(1));
      }

      JdbcTemplate facts = jdbc(warehouse);
      assertThat(count(facts, "etl_fingerprint")).as("no checksums are kept").isZero();
      assertThat(
              facts.queryForList(
                  "SELECT CONCAT(channel, ' ', COUNT(*)) FROM dossier GROUP BY channel ORDER BY 1",
                  String.class))
          .containsExactly("DIRECT 1", "ONLINE 98");
    }
  }

  /** It shrinks in the middle of a night: what the night has not read of other buckets stays. */
  @Test
  void requestsOfOtherBucketsStayWhereTheServerCannotUnpackWhatChanged() throws SQLException {
    try (KillableServer server = new KillableServer(folder)) {
      Databases databases = bothOn(server, 1 << 18);
      assertThat(Answer.to(databases.settings(), "migrate").code()).isZero();
      JdbcTemplate warehouse = jdbc(databases);
      warehouse.update(
          """
          INSERT INTO stage_request_fault (request_id, code_bucket, collected_date)
          VALUES ('changed', 7, '2023-10-05'), ('other', 8, '2023-10-05')
          """);
      Scope scope = Scope.rolling(NIGHT, NIGHT.plusDays(1));
      RunPlan plan =
          new RunPlan(RunPlan.NIGHTLY, NIGHT, scope, NIGHT, false, false, true, 1, 1, "rules", "1");
      BitSet changed = new BitSet();
      changed.set(7);

      new StagedRequests(warehouse, plan).keep(new SeenRequests(), changed);

      assertThat(warehouse.queryForList("SELECT request_id FROM stage_request_fault", String.class))
          .containsExactly("other");
    }
  }

  private static JdbcTemplate jdbc(Databases databases) {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            databases.warehouseUrl(), databases.username(), databases.password()));
  }

  private static Databases bothOn(KillableServer server, int packet) throws SQLException {
    Databases both = server.databases();
    try (Connection connection = both.warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL max_allowed_packet = " + packet);
    }
    return both;
  }

  private static void night(Product product, LocalDate date) {
    Outcome outcome = product.outcome(date.plusDays(1), "nightly", "--date", date.toString());
    assertThat(outcome.code()).as(outcome.message()).isEqualTo(ExitCode.OK);
  }

  private static long count(JdbcTemplate warehouse, String table) {
    return warehouse.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
  }

  private static String id(int number) {
    return "%036d".formatted(number);
  }

  private static void fill(Databases databases) throws SQLException {
    execute(
        databases,
        """
        INSERT INTO don_vi (group_code, group_name, catalog)
        VALUES ('0', REPEAT('ệ', 300), 'xa-phuong')
        """);
    for (int rows = 1; rows < WIDE_AGENCIES; rows *= 2) {
      execute(
          databases,
          """
          INSERT INTO don_vi (group_code, group_name, catalog)
          SELECT group_code + %d, group_name, catalog FROM don_vi
          """
              .formatted(rows));
    }
    execute(
        databases,
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('d', '000', '0', '2', '4', '2023-10-05 08:00:00')
        """,
        """
        INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, hinh_thuc_thu,
          hinh_thuc_thanh_toan, ngay_thu_phi)
        VALUES ('%s', '000', 1000, 'Đã thanh toán', 'Thu trước', 'truc-tuyen', '2023-10-06 09:00:00')
        """
            .formatted(id(0)));
    for (int rows = 1; rows < REQUESTS; rows *= 2) {
      execute(
          databases,
          """
          INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, hinh_thuc_thu,
            hinh_thuc_thanh_toan, ngay_thu_phi)
          SELECT LPAD(id + %d, 36, '0'), ma_ho_so, so_tien, trang_thai, hinh_thuc_thu,
            hinh_thuc_thanh_toan, ngay_thu_phi
          FROM yeu_cau_thanh_toan
          """
              .formatted(rows));
    }
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
