package vn.dossier.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.KillableServer;

/** A replica keeps the schema of its primary; another schema is none, wherever it lies. */
class SourceServerTest {

  @ParameterizedTest
  @CsvSource({
    "primary:3306#1/hoso, replica:3306#2/hoso, true",
    "primary:3306#1/hoso, primary:3306#1/hoso_test, false",
    "primary:3306#1/hoso, replica:3306#2/hoso_test, false"
  })
  void theSchemaIsWhatStandsBehindTheServer(String night, String worker, boolean same) {
    assertThat(SourceServer.isSameSchema(night, worker)).isEqualTo(same);
  }

  /** A password is for a person to change; a network comes back. */
  @Test
  void onlyWhoMayNotGetInIsRefused() {
    JdbcOperations source = mock();
    SourceServer server = new SourceServer(source, true);
    SQLException denied = new SQLException("Access denied", "28000", 1045);
    when(source.queryForObject(anyString(), eq(String.class)))
        .thenThrow(new CannotGetJdbcConnectionException("No connection", denied))
        .thenThrow(
            new CannotGetJdbcConnectionException("No connection", new SQLException("", "08001")));
    assertThatThrownBy(server::requireEntry).hasRootCause(denied);
    assertThatCode(server::requireEntry).doesNotThrowAnyException();
  }

  /** Two servers of which one replicates the other: nothing is guessed about what they say. */
  @Test
  void aReplicaHasReachedWhatItHasReplicated(@TempDir Path folder) throws SQLException {
    String log = "--log-bin=log";
    try (KillableServer primary =
            new KillableServer(inside(folder, "primary"), "--server-id=1", log);
        KillableServer replica =
            new KillableServer(inside(folder, "replica"), "--server-id=2", log)) {
      replica.replicate(primary);
      Databases source = primary.databases();
      String schema = source.source().getCatalog();
      JdbcTemplate before = jdbc(source.sourceUrl());
      JdbcTemplate behind = jdbc(replica.url());
      SourceServer night = new SourceServer(before, true);
      assertThat(new SourceServer(behind, true).reaches(night.position(), 60)).isTrue();

      behind = jdbc(replica.url() + schema);
      SourceServer worker = new SourceServer(behind, true);
      assertThat(worker.name()).isNotEqualTo(night.name()).endsWith("#2/" + schema);
      assertThat(SourceServer.isSameSchema(worker.name(), night.name())).isTrue();
      behind.execute("STOP SLAVE SQL_THREAD");
      before.update("INSERT INTO ho_so (id) VALUES ('late')");
      assertThat(worker.reaches(night.position(), 0)).isFalse();
      behind.execute("START SLAVE");
      assertThat(worker.reaches(night.position(), 60)).isTrue();
      assertThat(behind.queryForList("SELECT id FROM ho_so", String.class)).containsExactly("late");
    }
  }

  private static Path inside(Path folder, String name) {
    Path inside = folder.resolve(name);
    assertThat(inside.toFile().mkdir()).isTrue();
    return inside;
  }

  private static JdbcTemplate jdbc(String url) {
    return new JdbcTemplate(new DriverManagerDataSource(url, "tests", "tests"));
  }
}
