package vn.dossier.warehouse.fence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The one row of etl_fence: which takeover was the last, and which execution may write. */
final class FenceRow {

  static final long NOBODY = 0;

  /** What the row says. */
  record Holder(long takeover, long execution) {}

  /**
   * What the row says, and beside it the claim on a partition.
   *
   * @param worker 0 where that execution has no such claim
   */
  record ClaimedHolder(long takeover, long execution, long worker, boolean revoked) {}

  // A waiting takeover goes before those who read. A transaction inside another one would wait for
  // it here, while it waits for the outer one: so the wait is short, in each server's own words
  private static final String READ =
      """
      SELECT takeover, job_execution_id FROM etl_fence WHERE fence_id = 1
      /*M! LOCK IN SHARE MODE WAIT 3 */ /*!80001 FOR SHARE NOWAIT */
      """;

  private static final String READ_WITH_CLAIM =
      """
      SELECT f.takeover, f.job_execution_id, c.worker_id, c.revoked FROM etl_fence f
      LEFT JOIN etl_partition_claim c ON c.step_execution_id = ? AND c.job_execution_id = f.job_execution_id
      WHERE f.fence_id = 1
      /*M! LOCK IN SHARE MODE WAIT 3 */ /*!80001 FOR SHARE NOWAIT */
      """;

  private static final String TAKE =
      """
      INSERT INTO etl_fence (fence_id, takeover, job_execution_id) VALUES (1, 1, 0)
      ON DUPLICATE KEY UPDATE takeover = takeover + 1, job_execution_id = 0
      """;

  private static final String NAME =
      "UPDATE etl_fence SET job_execution_id = ? WHERE fence_id = 1 AND takeover = ?";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate unfenced;

  FenceRow(DataSource warehouse) {
    this.jdbc = new JdbcTemplate(warehouse);
    this.unfenced = new TransactionTemplate(new JdbcTransactionManager(warehouse));
  }

  /** Counts one takeover more, from which on nobody may write; gives its number. */
  long take() {
    Long number =
        unfenced.execute(
            status -> {
              jdbc.update(TAKE);
              return jdbc.queryForObject(
                  "SELECT takeover FROM etl_fence WHERE fence_id = 1", Long.class);
            });
    return number == null ? NOBODY : number;
  }

  /** Names the execution that may write; false when another takeover came after this one. */
  boolean name(long jobExecutionId, long takeover) {
    return jdbc.update(NAME, jobExecutionId, takeover) > 0;
  }

  /** Reads it in share mode within a connection's transaction; null when there is none. */
  static Holder read(Connection connection) {
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new Holder(row.getLong(1), row.getLong(2)) : null;
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("Cannot read who may write", e);
    }
  }

  /** The same with a claim. */
  static ClaimedHolder read(Connection connection, Claim claim) {
    try (PreparedStatement statement = connection.prepareStatement(READ_WITH_CLAIM)) {
      statement.setLong(1, claim.stepExecutionId());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new ClaimedHolder(
                row.getLong("takeover"),
                row.getLong("job_execution_id"),
                row.getLong("worker_id"),
                row.getInt("revoked") != 0)
            : null;
      }
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("Cannot read who may write", e);
    }
  }
}
