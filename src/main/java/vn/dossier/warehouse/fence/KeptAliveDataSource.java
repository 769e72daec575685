package vn.dossier.warehouse.fence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that are kept alive for as long as they are used: one of a migration waits while
 * another changes a table.
 */
public final class KeptAliveDataSource extends DelegatingDataSource {

  private final KeepAlive keepAlive;

  public KeptAliveDataSource(DataSource warehouse, KeepAlive keepAlive) {
    super(warehouse);
    this.keepAlive = keepAlive;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    keepAlive.watch(connection);
    return connection;
  }
}
