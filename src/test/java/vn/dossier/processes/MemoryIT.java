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
 * Memory does not grow with the source: each of its three large tables, held whole, would need more
 * than the process has.
 */
class MemoryIT {

  private static final String HEAP = "64m";
  private static final int ROWS = 1 << 15;

  /** Characters of a text in every row: the tables have at least 2 KB times rows, 64 MB each. */
  private static final int WIDTH = 2_000;

  @TempDir Path folder;

  @Test
  void aNightAndADryRunOverTablesLargerThanTheHeap() throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    fill(databases);
    Jar jar = Jar.over(folder, databases).withHeap(HEAP);

    Ended night = jar.run("nightly", "--date", "2023-10-31");
    Ended dryRun =
        jar.run("backfill", "--from", "2023-01-01", "--to", "2023-10-31", "--dry-run", "--json");

    assertThat(night.code()).as(night.err()).isZero();
    assertThat(night.out()).contains("32,768 source dossiers");
    assertThat(dryRun.code()).as(dryRun.err()).isZero();
    assertThat(dryRun.out()).contains("\"unchanged\" : 32768");
  }

  // Doubled fifteen times; every dossier has a request, and a paper of its own
  private static void fill(Databases databases) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO don_vi (group_code, catalog) VALUES ('G1', 'xa-phuong')");
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
            ngay_tiep_nhan, dinh_kem_ket_qua)
          VALUES ('', '', 'G1', '2', '4', '2023-10-05 08:00:00', REPEAT('x', %d))
          """
              .formatted(WIDTH));
      for (int rows = 1; rows < ROWS; rows *= 2) {
        statement.execute(
            """
            INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
              ngay_tiep_nhan, dinh_kem_ket_qua)
            SELECT CONCAT(id, '%1$d-'), CONCAT(id, '%1$d-'), don_vi_id, kenh_thuc_hien,
              trang_thai_ho_so_id, ngay_tiep_nhan, dinh_kem_ket_qua
            FROM ho_so
            """
                .formatted(Integer.numberOfTrailingZeros(rows) % 10));
      }
    }
  }
}
