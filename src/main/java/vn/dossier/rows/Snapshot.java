package vn.dossier.rows;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One read-only transaction in which several statements see the same state of a database: what is
 * published between two of them would be shown in half (src/docs/contracts.md).
 */
public final class Snapshot {

  private Snapshot() {}

  /**
   * @param transactions of the database that is read
   */
  public static TransactionTemplate of(PlatformTransactionManager transactions) {
    TransactionTemplate snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    return snapshot;
  }
}
