package vn.dossier.source.connect;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Connections to the source; when there is none, the error says of which database. */
public final class SourcePool extends HikariDataSource {

  /** What the message of an error begins with. */
  public static final String NAME = "The source: ";

  private static final long TIMEOUT_MILLIS = 10_000;

  private final SessionZone zone;
  private volatile boolean reached;

  /**
   * @param zone of the dossiers, unless the source has a zone of its own
   */
  public SourcePool(SourceProperties properties, ZoneId zone) {
    this.zone = new SessionZone(properties.zone() == null ? zone : properties.zone());
    setPoolName("source");
    setJdbcUrl(properties.url());
    setDataSource(new SourceSessions(properties.url(), this.zone));
    setUsername(properties.username());
    setPassword(properties.password());
    setMaximumPoolSize(properties.poolSize());
    setMinimumIdle(0);
    setReadOnly(true);
    // Also how long a server may take to greet
    setConnectionTimeout(TIMEOUT_MILLIS);
    // It would wait for a second after a failure, each time that somebody asks
    setInitializationFailTimeout(-1);
  }

  /** The zone of its sessions, in words; H2 has none. */
  public String zone() {
    return zone.toString();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      if (!reached) {
        reachOnce();
      }
      return super.getConnection();
    } catch (SQLException e) {
      throw new SQLException(NAME + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
    }
  }

  // A source that cannot be reached says so at once: the pool would try until its timeout
  private void reachOnce() throws SQLException {
    DataSource source = getDataSource();
    source.setLoginTimeout((int) TimeUnit.MILLISECONDS.toSeconds(TIMEOUT_MILLIS));
    try (Connection connection = source.getConnection(getUsername(), getPassword())) {
      reached = !connection.isClosed();
    }
  }
}
