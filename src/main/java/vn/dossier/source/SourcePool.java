package vn.dossier.source;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections to the source; when there is none, the error says of which database. */
public final class SourcePool extends HikariDataSource {

  /** What the message of an error begins with. */
  public static final String NAME = "The source: ";

  private static final long TIMEOUT_MILLIS = 10_000;

  // The sums of all buckets (fingerprint-*.sql) are made in memory, not on a server's disk
  private static final String SESSION =
      "SET SESSION tmp_table_size = 134217728, SESSION max_heap_table_size = 134217728";

  SourcePool(SourceProperties properties) {
    setPoolName("source");
    setJdbcUrl(properties.url());
    setUsername(properties.username());
    setPassword(properties.password());
    setMaximumPoolSize(properties.poolSize());
    setMinimumIdle(0);
    setReadOnly(true);
    if (properties.url().startsWith("jdbc:mysql:")) {
      setConnectionInitSql(SESSION);
    }
    // Also how long a server may take to greet
    setConnectionTimeout(TIMEOUT_MILLIS);
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
