package vn.dossier.generate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import vn.dossier.connect.LocalData;
import vn.dossier.generate.row.InsertSink;
import vn.dossier.generate.row.LoadDataSink;
import vn.dossier.generate.row.RowSink;
import vn.dossier.source.connect.SourcePool;

/**
 * The database to fill, named on purpose and not taken from a night's configuration.
 *
 * @param url JDBC URL of H2, MySQL or MariaDB, without a password
 * @param username an account that may create tables there
 * @param password its password
 */
public record FillTarget(String url, String username, String password) {

  // Strict, so that nothing is cut silently
  private static final String SESSION =
      "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', unique_checks = 0";

  /** A connection without auto-commit. */
  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    if (isServer()) {
      properties.setProperty("rewriteBatchedStatements", "true");
      properties.putAll(LocalData.PROPERTIES);
    }
    Connection connection = connect(properties);
    try {
      if (isServer()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(SESSION);
        }
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connect(Properties properties) throws SQLException {
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw new SQLException(
          SourcePool.NAME + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
    }
  }

  /** Where rows go in: LOAD DATA where the server takes it, else batches of inserts. */
  RowSink sink(Connection connection) throws SQLException {
    return LocalData.isTaken(connection)
        ? new LoadDataSink(connection)
        : new InsertSink(connection);
  }

  boolean isServer() {
    return url.startsWith("jdbc:mysql:");
  }
}
