package vn.dossier.operate.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.operate.trace.SlowStatements.Slow;

/** What is kept of statements, and that they work as without. */
class SlowStatementsTest {

  private final SlowStatements all = new SlowStatements(Duration.ZERO);

  @Test
  void theSlowestHundredAreKept() throws Throwable {
    SlowStatements slow = new SlowStatements(Duration.ZERO);
    slow.timed("source", "slow", () -> pause(30));
    for (int i = 0; i < 150; i++) {
      slow.timed("source", "fast", () -> null);
    }
    assertThat(slow.slowest()).hasSize(100).extracting(Slow::sql).contains("slow");
  }

  @Test
  void whatIsFastIsNotKept() throws Throwable {
    SlowStatements slow = new SlowStatements(Duration.ofHours(1));
    slow.timed("source", "fast", () -> null);
    assertThat(slow.slowest()).isEmpty();
  }

  @Test
  void aStatementAnswersAsItsDriverDoes() throws SQLException {
    try (Connection connection = connections().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(connection).isEqualTo(connection);
      assertThat(statement.execute("CREATE TABLE t (id INT PRIMARY KEY)")).isFalse();
      try (PreparedStatement prepared =
          connection.prepareStatement("INSERT INTO t (id) VALUES (?)")) {
        prepared.setInt(1, 7);
        prepared.addBatch();
        assertThat(prepared.executeBatch()).containsExactly(1);
        prepared.setInt(1, 7);
        // The driver's own exception, so that its code is known
        assertThatThrownBy(prepared::executeUpdate)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("primary key");
      }
      assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
    }
    assertThat(all.slowest())
        .extracting(Slow::sql, Slow::failed)
        .containsExactly(
            tuple("CREATE TABLE t (id INT PRIMARY KEY)", false),
            tuple("INSERT INTO t (id) VALUES (?)", false),
            tuple("INSERT INTO t (id) VALUES (?)", true));
  }

  private TimedConnections connections() {
    return new TimedConnections(
        new DriverManagerDataSource("jdbc:h2:mem:slow-statements"), "source", all);
  }

  private static Object pause(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return null;
  }
}
