package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.FullDisk;

/**
 * The disk under an H2 warehouse is full: H2 writes behind its commits, and nobody may believe it.
 */
class FullDiskTest {

  private static final String[] NIGHT = {"nightly", "--date", "2023-10-30"};

  @TempDir Path folder;

  @AfterEach
  void makeRoom() {
    FullDisk.makeRoom();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 3000})
  void theNightFailsInOneLineAndGoesOnWhenThereIsRoomAgain(int dossiers) throws SQLException {
    FullDisk.install();
    Databases databases = Databases.h2().migrated();
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("INSERT INTO don_vi (group_code) VALUES ('G1')");
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)
          SELECT CONCAT('d-', x), CONCAT('c-', x), 'G1', '4', TIMESTAMP '2023-10-05 08:00:00'
          FROM SYSTEM_RANGE(1, %d)
          """
              .formatted(dossiers));
    }
    Map<String, Object> settings = databases.settings();
    settings.put("spring.datasource.url", "jdbc:h2:full:" + folder.resolve("warehouse"));
    assertThat(Answer.to(settings, "migrate").code()).isZero();

    FullDisk.fill();
    Answer full = Answer.to(settings, NIGHT);
    FullDisk.makeRoom();

    assertThat(full.code()).as("%s", full).isEqualTo(1);
    assertThat(full.err().lines().filter(line -> !line.matches("[0-9:]{8} (INFO|WARN) .*")))
        .singleElement()
        .asString()
        .containsAnyOf("No space left on device", "Run 1 failed");
    Answer.to(settings, "recover");
    assertThat(Answer.to(settings, NIGHT).code()).isZero();
    assertThat(facts()).isEqualTo(dossiers);
  }

  private long facts() throws SQLException {
    try (Connection warehouse =
            DriverManager.getConnection("jdbc:h2:" + folder.resolve("warehouse"), "sa", "");
        Statement statement = warehouse.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM fact_dossier")) {
      result.next();
      return result.getLong(1);
    }
  }
}
