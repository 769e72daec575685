package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;

/**
 * Memory does not grow with the data: dossiers, their components, quarantine or copies of the
 * catalogue, held whole, would need more than the process has.
 */
class MemoryIT {

  /** The sums of the buckets take half of it. */
  // The collector of jobs/schedule
  private static final String HEAP = "-Xmx96m -XX:+UseSerialGC";

  private static final String SMALL_PAGES = "--dossier.nightly.chunk-size=500";
  private static final int ROWS = 1 << 15;

  private static final int PLACEHOLDERS = 1 << 17;

  /** Characters of a text in every row: 128 MB in each of the two tables. */
  private static final int WIDTH = 4_000;

  @TempDir Path folder;

  @Test
  void aNightAndADryRunOverTablesLargerThanTheHeap() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    fill(databases);
    Jar jar = Jar.over(folder, databases).withJava(HEAP);

    Ended night = jar.run("nightly", "--date", "2023-10-31", SMALL_PAGES);
    String dry = "backfill --from 2023-01-01 --to 2023-10-31 --dry-run --json " + SMALL_PAGES;
    Ended dryRun = jar.run(dry.split(" "));

    assertThat(night.code()).as(night.err()).isZero();
    assertThat(night.out()).contains("32,768 source dossiers");
    assertThat(dryRun.code()).as(dryRun.err()).isZero();
    assertThat(dryRun.out()).contains("\"unchanged\" : 32768");
  }

  /** A code that people type where they have none: 131,072 requests hang on it. */
  @Test
  void aNightWithAPlaceholderAsTheCodeOfManyRequests() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    placeholder(databases);
    Jar jar = Jar.over(folder, databases).withJava(HEAP);

    Ended night = jar.run("nightly", "--date", "2023-10-31");

    assertThat(night.code()).as(night.err()).isZero();
    try (Connection warehouse = databases.warehouse();
        Statement statement = warehouse.createStatement();
        ResultSet sums =
            statement.executeQuery(
                """
                SELECT COUNT(*), MIN(amount_due), MAX(amount_due),
                  (SELECT SUM(amount) FROM fact_collection_daily)
                FROM fact_dossier WHERE dossier_code = '000'
                """)) {
      sums.next();
      // Each of its dossiers owes all of it; it was collected once
      assertThat(sums.getLong(1)).isEqualTo(2);
      assertThat(sums.getLong(2)).isEqualTo(PLACEHOLDERS * 1_000L);
      assertThat(sums.getLong(3)).isEqualTo(PLACEHOLDERS * 1_000L);
      assertThat(sums.getLong(4)).isEqualTo(PLACEHOLDERS * 1_000L);
    }
  }

  private static void placeholder(Databases databases) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO don_vi (group_code, catalog) VALUES ('G1', 'xa-phuong')");
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
            ngay_tiep_nhan)
          VALUES ('a', '000', 'G1', '2', '4', '2023-10-05 08:00:00'),
            ('b', '000', 'G1', '2', '4', '2023-10-06 08:00:00')
          """);
      statement.execute(
          """
          INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, hinh_thuc_thanh_toan,
            ngay_thu_phi)
          VALUES ('p000000', '000', 1000, 'Đã thanh toán', 'truc-tuyen', '2023-10-07 08:00:00')
          """);
      for (int rows = 1; rows < PLACEHOLDERS; rows *= 2) {
        statement.execute(
            """
            INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai,
              hinh_thuc_thanh_toan, ngay_thu_phi)
            SELECT CONCAT('p', LPAD(SUBSTRING(id, 2) + %d, 6, '0')), ma_ho_so, so_tien, trang_thai,
              hinh_thuc_thanh_toan, ngay_thu_phi
            FROM yeu_cau_thanh_toan
            """
                .formatted(rows));
      }
    }
  }

  /**
   * Kept as rows, parameters and one long text, as a driver makes them, it would need 96 MB beside
   * the sums.
   */
  @Test
  void aNightOverACatalogueOfWhichOneCopyFits() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    execute(
        databases.source(),
        """
        INSERT INTO don_vi (group_code, group_name, of_group_code, catalog, co_thong_ke, active)
        WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < 160)
        SELECT CONCAT('00000000-0000-4000-8000-', LPAD(a.n * 1000 + b.n, 12, '0')),
          CONCAT('Ủy ban nhân dân xã Đường Thượng huyện Yên Minh tỉnh Hà Giang số ', a.n * 1000 + b.n),
          CONCAT('00000000-0000-4000-8000-', LPAD(a.n, 12, '0')), 'xa-phuong', 1, 1
        FROM s a CROSS JOIN s b
        """,
        """
        INSERT INTO thu_tuc (ma_tthc, ten_tthc, ma_linh_vuc, muc_do, su_dung)
        WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < 160)
        SELECT CONCAT(a.n, '.', b.n, '.00.00.H22'),
          CONCAT(REPEAT('Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở ', 3), b.n),
          'LV', '4', 1
        FROM s a CROSS JOIN s b
        """);

    Ended night =
        Jar.over(folder, databases)
            .withJava("-Xmx128m -XX:+UseSerialGC")
            .run("nightly", "--date", "2023-10-31");

    assertThat(night.code()).as(night.err()).isZero();
  }

  @Test
  void quarantineLargerThanTheHeap() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    execute(
        databases.warehouse(),
        """
        INSERT INTO etl_reject (dossier_id, dossier_code, agency_code, reason_code, detail,
          code_bucket, first_seen_run, last_seen_run, first_seen_at, last_seen_at)
        WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < 400)
        SELECT CONCAT(a.n, '-', b.n), 'H22', 'G9', 'AGENCY_UNKNOWN', REPEAT('x', 300), 1, 1, 1,
          '2023-11-01 02:00:00', '2023-11-01 02:00:00'
        FROM s a CROSS JOIN s b
        """);
    Jar jar = Jar.over(folder, databases).withJava(HEAP);

    Ended text = jar.run("rejects");
    Ended json = jar.run("rejects", "--json");

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out().lines().filter(line -> line.endsWith("xxx"))).hasSize(160_000);
    assertThat(json.code()).as(json.err()).isZero();
    assertThat(json.out()).contains("\"total\" : 160000");
    assertThat(json.out().lines().filter(line -> line.contains("\"dossier_id\""))).hasSize(160_000);
  }

  private static void execute(Connection to, String... statements) throws SQLException {
    try (to;
        Statement statement = to.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  // Doubled fifteen times; every dossier has a component
  private static void fill(Databases databases) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO don_vi (group_code, catalog) VALUES ('G1', 'xa-phuong')");
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
            ngay_tiep_nhan, dinh_kem_ket_qua)
          VALUES ('d00000', 'd00000', 'G1', '2', '4', '2023-10-05 08:00:00', REPEAT('x', %d))
          """
              .formatted(WIDTH));
      for (int rows = 1; rows < ROWS; rows *= 2) {
        statement.execute(
            """
            INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
              ngay_tiep_nhan, dinh_kem_ket_qua)
            SELECT CONCAT('d', LPAD(SUBSTRING(id, 2) + %1$d, 5, '0')),
              CONCAT('d', LPAD(SUBSTRING(id, 2) + %1$d, 5, '0')), don_vi_id, kenh_thuc_hien,
              trang_thai_ho_so_id, ngay_tiep_nhan, dinh_kem_ket_qua
            FROM ho_so
            """
                .formatted(rows));
      }
      statement.execute(
          """
          INSERT INTO thanh_phan_ho_so (id, ho_so, dinh_kem)
          SELECT id, ma_ho_so, dinh_kem_ket_qua FROM ho_so
          """);
    }
  }
}
