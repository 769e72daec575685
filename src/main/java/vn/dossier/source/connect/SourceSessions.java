package vn.dossier.source.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.setup.SetupException;

/**
 * Opens connections to the source whose sessions read the same whatever the server's defaults:
 * committed rows alone, all of them, in the zone of the source, keys without blanks behind them.
 */
final class SourceSessions extends DriverManagerDataSource {

  /** MySQL and MariaDB: a zone that the server does not know. */
  private static final int UNKNOWN_ZONE = 1298;

  // The sums of all buckets (fingerprint-*.sql) are made in memory, not on a server's disk; rows
  // that come one by one wait while a chunk is written
  private static final String SESSION =
      """
      SET SESSION time_zone = ?,
        SESSION net_write_timeout = GREATEST(@@SESSION.net_write_timeout, 600),
        SESSION tmp_table_size = 134217728,
        SESSION max_heap_table_size = 134217728,
        SESSION sql_select_limit = 18446744073709551615,
        SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'PAD_CHAR_TO_FULL_LENGTH', '')
      """;

  private final SessionZone zone;
  private final boolean server;

  SourceSessions(String url, SessionZone zone) {
    super(url);
    this.zone = zone;
    this.server = url.startsWith("jdbc:mysql:");
    if (server) {
      // Nothing is loaded into the source, so no file is ever sent to it, whatever the URL says
      Properties properties = new Properties();
      properties.setProperty("allowLoadLocalInfile", "false");
      // It would tell the server so before each query of a page, and take it back behind it: two
      // more answers to wait for
      properties.setProperty("netTimeoutForStreamingResults", "0");
      setConnectionProperties(properties);
    }
  }

  @Override
  protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
    Connection connection = super.getConnectionFromDriver(properties);
    if (server) {
      try {
        prepare(connection);
      } catch (SQLException e) {
        connection.close();
        if (e.getErrorCode() == UNKNOWN_ZONE) {
          throw new SetupException(
              "%sits server does not know the zone %s: load its time zone tables (mysql_tzinfo_to_sql)"
                      .formatted(SourcePool.NAME, zone.onServer())
                  + " or set dossier.source.zone",
              e);
        }
        throw e;
      }
    }
    return connection;
  }

  private void prepare(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (PreparedStatement session = connection.prepareStatement(SESSION)) {
      session.setString(1, zone.onServer());
      session.execute();
    }
  }

  // The driver's, which otherwise waits for ever for a server that does not greet
  @Override
  public void setLoginTimeout(int seconds) {
    DriverManager.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return DriverManager.getLoginTimeout();
  }
}
