package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RunningJar;

/**
 * A dossier's channel is 2 when the night is planned, 1 when it is read, and 2 again when the night
 * is over: the night after it must not take it for unchanged. By one command:
 *
 * <pre>
 * mvn -B verify -Dit.test=ChangedAndBackIT -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class ChangedAndBackIT {

  private static final String WAITING =
      """
      SELECT COUNT(*) FROM information_schema.processlist
      WHERE db = DATABASE() AND state = 'User lock'
      """;

  // The list of processes may still show a wait that has just ended
  private static final String CLASSIFIED =
      """
      SELECT COUNT(*) FROM BATCH_STEP_EXECUTION
      WHERE STEP_NAME = 'classify-dossiers' AND STATUS = 'COMPLETED' AND JOB_EXECUTION_ID =
        (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)
      """;

  @TempDir Path folder;

  private Databases databases;
  private Jar jar;
  private Connection gate;

  @BeforeEach
  void aLoadedNight() throws SQLException {
    databases = Databases.server("utf8mb4_general_ci").migrated();
    jar = Jar.over(folder, databases);
    write("INSERT INTO don_vi (group_code, catalog) VALUES ('G1', 'so-ban-nganh')");
    write(
        """
        INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
          ngay_tiep_nhan)
        VALUES ('moves', 'moves', 'G1', '1', '4', '2023-10-02 08:00:00'),
          ('stays', 'stays', 'G1', '1', '4', '2023-10-02 08:00:00')
        """);
    assertThat(jar.run("nightly", "--date", "2023-10-31").code()).isZero();
    gate = databases.warehouse();
    hold("load-dimensions");
    hold("load-collections");
  }

  @AfterEach
  void close() throws SQLException {
    gate.close();
  }

  @Test
  void anUnchangedNightBehindItFindsWhatWasReadBetween() throws SQLException {
    channel("2");
    lock("load-dimensions");
    lock("load-collections");
    RunningJar night = jar.start("nightly", "--date", "2023-11-01");
    awaitWaiting(night);
    channel("1");
    open("load-dimensions");
    awaitClassified(night);
    awaitWaiting(night);
    channel("2");
    open("load-collections");
    assertThat(night.end().code()).isZero();

    assertThat(jar.run("nightly", "--date", "2023-11-02").code()).isZero();

    assertThat(
            text(
                databases.warehouse(),
                "SELECT channel FROM fact_dossier WHERE dossier_id = 'moves'"))
        .isEqualTo("ONLINE");
    assertThat(
            text(
                databases.warehouse(),
                "SELECT SUM(online) FROM fact_dossier_daily WHERE accepted_date = '2023-10-02'"))
        .isEqualTo("1");
  }

  // A step waits where it begins, for as long as this test holds a lock of its name
  private void hold(String step) throws SQLException {
    try (Statement statement = gate.createStatement()) {
      statement.execute(
          """
          CREATE TRIGGER hold_%1$s BEFORE UPDATE ON BATCH_STEP_EXECUTION FOR EACH ROW
          IF NEW.STEP_NAME = '%2$s' AND NEW.STATUS = 'STARTED' AND OLD.STATUS <> 'STARTED' THEN
            DO GET_LOCK(CONCAT(DATABASE(), '%2$s'), 600);
            DO RELEASE_LOCK(CONCAT(DATABASE(), '%2$s'));
          END IF
          """
              .formatted(step.replace('-', '_'), step));
    }
  }

  private void lock(String step) throws SQLException {
    assertThat(text(gate, "SELECT GET_LOCK(CONCAT(DATABASE(), '%s'), 0)".formatted(step)))
        .isEqualTo("1");
  }

  private void open(String step) throws SQLException {
    assertThat(text(gate, "SELECT RELEASE_LOCK(CONCAT(DATABASE(), '%s'))".formatted(step)))
        .isEqualTo("1");
  }

  private void awaitClassified(RunningJar night) throws SQLException {
    await(night, CLASSIFIED);
  }

  private void awaitWaiting(RunningJar night) throws SQLException {
    await(night, WAITING);
  }

  private void await(RunningJar night, String count) throws SQLException {
    while (text(gate, count).equals("0")) {
      assertThat(night.isAlive()).isTrue();
      LifeOfANight.sleep(20);
    }
  }

  private void channel(String code) throws SQLException {
    write("UPDATE ho_so SET kenh_thuc_hien = '%s' WHERE id = 'moves'".formatted(code));
  }

  private void write(String sql) throws SQLException {
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
