package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.nights.Databases;

/**
 * Memory does not grow with the source: its dossiers, or their components, held whole would need
 * more than the process has.
 */
class MemoryIT {

  /** The sums of the buckets take half of it. */
  private static final String HEAP = "96m";

  private static final String SMALL_PAGES = "--dossier.nightly.chunk-size=500";
  private static final int ROWS = 1 << 15;

  /** Characters of a text in every row: 128 MB in each of the two tables. */
  private static final int WIDTH = 4_000;

  @TempDir Path folder;

  @Test
  void aNightAndADryRunOverTablesLargerThanTheHeap() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    fill(databases);
    Jar jar = Jar.over(folder, databases).withHeap(HEAP);

    Ended night = jar.run("nightly", "--date", "2023-10-31", SMALL_PAGES);
    String dry = "backfill --from 2023-01-01 --to 2023-10-31 --dry-run --json " + SMALL_PAGES;
    Ended dryRun = jar.run(dry.split(" "));

    assertThat(night.code()).as(night.err()).isZero();
    assertThat(night.out()).contains("32,768 source dossiers");
    assertThat(dryRun.code()).as(dryRun.err()).isZero();
    assertThat(dryRun.out()).contains("\"unchanged\" : 32768");
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
