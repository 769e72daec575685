package vn.dossier.warehouse.fence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets no transaction begin that the fence forbids: facts, staged cells, checks and Spring Batch's
 * own rows, since steps and job repository share this manager.
 */
public final class FencedTransactions extends JdbcTransactionManager {

  private static final long serialVersionUID = 1L;

  private static final Logger log = LoggerFactory.getLogger(FencedTransactions.class);

  private final transient Fence fence;

  public FencedTransactions(DataSource warehouse, Fence fence) {
    super(warehouse);
    this.fence = fence;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    Connection connection = begun();
    try {
      fence.check(connection);
    } catch (RuntimeException refused) {
      // Nobody else ends what has not begun for its caller
      rollback(connection);
      doCleanupAfterCompletion(transaction);
      throw refused;
    }
  }

  private Connection begun() {
    return ((ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource()))
        .getConnection();
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      log.debug("The connection is gone", e);
    }
  }
}
