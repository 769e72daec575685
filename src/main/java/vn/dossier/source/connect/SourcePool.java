package vn.dossier.source.connect;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;

/** Connections to the source; when there is none, the error says of which database. */
public final class SourcePool extends HikariDataSource {

  /** What the message of an error begins with. */
  public static final String NAME = "The source: ";

  private static final long TIMEOUT_MILLIS = 10_000;

  private final SessionZone zone;

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
  }

  /** The zone of its sessions, in words; H2 has none. */
  public String zone() {
    return zone.toString();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return super.getConnection();
    } catch (SQLException e) {
      throw new SQLException(NAME + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
    }
  }
}
