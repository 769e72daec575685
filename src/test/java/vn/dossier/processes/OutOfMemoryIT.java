package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;

/**
 * Whichever thread runs out of memory, the process ends with exit code 1 and one line, and the
 * night goes on with more.
 */
class OutOfMemoryIT {

  private static final String LINE = "Out of memory with ";
  private static final String[] NIGHT = {"nightly", "--date", "2023-10-31"};

  /** Rows of half a megabyte: in one page more than the process has. */
  private static final int WIDE = 128;

  @TempDir Path folder;

  private Databases databases;
  private Jar jar;

  @BeforeEach
  void oneDossier() throws SQLException {
    databases = Databases.server("utf8mb4_general_ci").migrated();
    jar = Jar.over(folder, databases);
    execute(
        "INSERT INTO don_vi (group_code, catalog) VALUES ('G1', 'xa-phuong')",
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('d', 'd', 'G1', '2', '4', '2023-10-05 08:00:00')
        """);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void widenDossiers() throws SQLException {
    execute(
        "ALTER TABLE ho_so MODIFY dinh_kem_ket_qua MEDIUMTEXT",
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan, dinh_kem_ket_qua)
        WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < %d)
        SELECT CONCAT('w', n), CONCAT('w', n), 'G1', '2', '4', '2023-10-05 08:00:00',
          REPEAT('x', 500000)
        FROM s
        """
            .formatted(WIDE));
  }

  @Test
  void inAPartition() throws SQLException {
    widenDossiers();

    endsAndGoesOn(jar.withHeap("64m").run(NIGHT), WIDE + 1);
  }

  @Test
  void inTheThreadThatReadsAhead() throws SQLException {
    String insert =
        """
        INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, ngay_thu_phi)
        WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < %3$d)
        SELECT CONCAT('%1$s', n), 'nobody', 1, %2$s, '2023-10-06 09:00:00' FROM s
        """;
    execute(
        "ALTER TABLE yeu_cau_thanh_toan MODIFY trang_thai MEDIUMTEXT",
        insert.formatted("a", "'x'", WIDE),
        // On the second page
        insert.formatted("b", "REPEAT('x', 500000)", WIDE));

    endsAndGoesOn(
        jar.withHeap("64m").run(NIGHT[0], NIGHT[1], NIGHT[2], "--dossier.nightly.chunk-size=128"),
        1);
  }

  @Test
  void inTheMainThread() {
    Ended ended = jar.withHeap("16m").run(NIGHT);

    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err().lines().filter(line -> line.startsWith(LINE))).hasSize(1);
    assertThat(ended.out()).isEmpty();
  }

  /**
   * Java ends it then, before the program can; not with 3, which means that another run is active.
   */
  @Test
  void withTheOptionsOfTheSchedules() throws SQLException, IOException {
    widenDossiers();
    String options =
        Files.readAllLines(Path.of("jobs", "schedule", "dossier-etl")).stream()
            .filter(line -> line.startsWith("options="))
            .map(line -> line.replaceAll("options=|\"|-XX:SharedArchiveFile=[^\"]*", ""))
            .findFirst()
            .orElseThrow();

    Ended ended = jar.withJava(options.replace("-Xmx320m", "-Xmx64m")).run(NIGHT);

    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("var");
    }
    Ended next = jar.withHeap("320m").run("nightly", "--date", "2023-10-31", "--auto-recover");
    assertThat(next.code()).as(next.err()).isZero();
  }

  private void endsAndGoesOn(Ended ended, int dossiers) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err().lines().filter(line -> line.startsWith(LINE))).hasSize(1);
    Jar enough = jar.withHeap("320m");
    Ended rerun = enough.run("rerun");
    assertThat(rerun.code()).as(rerun.err()).isZero();
    assertThat(rerun.out()).contains("%d source dossiers".formatted(dossiers));
  }
}
