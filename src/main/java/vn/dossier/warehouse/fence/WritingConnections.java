package vn.dossier.warehouse.fence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Connections of other processes that may still write: how long to wait, and which to end. */
final class WritingConnections {

  private static final Logger log = LoggerFactory.getLogger(WritingConnections.class);

  private static final String OLDER =
      """
      SELECT id FROM information_schema.processlist
      WHERE user = SUBSTRING_INDEX(USER(), '@', 1) AND db = DATABASE() AND id < ?
      ORDER BY id
      """;

  private final HikariDataSource warehouse;
  private final JdbcTemplate jdbc;

  WritingConnections(HikariDataSource warehouse) {
    this.warehouse = warehouse;
    this.jdbc = new JdbcTemplate(warehouse);
  }

  /** A quarter more than the server gives to what stands still. */
  Duration patience() {
    if (isH2()) {
      return Duration.ZERO;
    }
    Long idle = jdbc.queryForObject("SELECT @@SESSION.wait_timeout", Long.class);
    return Duration.ofMillis((idle == null ? 0 : idle) * 1250);
  }

  private boolean isH2() {
    return warehouse.getJdbcUrl().startsWith("jdbc:h2:");
  }

  /** Whose connection a person has to end, after so long. */
  String advice(Duration patience) {
    List<Long> others = isH2() ? List.of() : olderConnections();
    return "A transaction of another process has not ended for %d s: %s, then type the same command again"
        .formatted(
            patience.toSeconds(),
            others.isEmpty()
                ? "have its connection to the warehouse ended (SHOW PROCESSLIST by an administrator)"
                : "end its connection on the warehouse's server, "
                    + others.stream()
                        .map("KILL %d"::formatted)
                        .collect(Collectors.joining(" or ")));
  }

  // Those that were there before the first of this process, by the same account
  private List<Long> olderConnections() {
    List<Connection> own = new ArrayList<>();
    long first = Long.MAX_VALUE;
    try {
      do {
        Connection connection = warehouse.getConnection();
        own.add(connection);
        first = Math.min(first, id(connection));
      } while (warehouse.getHikariPoolMXBean().getIdleConnections() > 0);
    } catch (SQLException e) {
      log.debug("Not all of the pool's connections are known", e);
    } finally {
      own.forEach(connection -> DataSourceUtils.releaseConnection(connection, warehouse));
    }
    return jdbc.queryForList(OLDER, Long.class, first);
  }

  private static long id(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT CONNECTION_ID()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
