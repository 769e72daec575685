package vn.dossier.warehouse.worker;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.warehouse.fence.Claim;

/** etl_partition_claim: who works on which partition, and what has become of it. */
public final class ClaimStore {

  private static final String WRITES =
      """
      SELECT job_execution_id FROM etl_fence WHERE fence_id = 1
      /*M! LOCK IN SHARE MODE WAIT 3 */ /*!80001 FOR SHARE NOWAIT */
      """;

  private static final String TAKE =
      """
      INSERT IGNORE INTO etl_partition_claim
        (step_execution_id, job_execution_id, worker_id, claimed_at, revoked, released)
      VALUES (?, ?, ?, CURRENT_TIMESTAMP, 0, 0)
      """;

  private static final String STATUS =
      "SELECT STATUS FROM BATCH_STEP_EXECUTION WHERE STEP_EXECUTION_ID = ?";

  private static final String LOCK =
      "SELECT revoked FROM etl_partition_claim WHERE step_execution_id = ? FOR UPDATE NOWAIT";

  private static final String REVOKE =
      "UPDATE etl_partition_claim SET revoked = 1 WHERE step_execution_id = ?";

  private static final String RELEASE =
      "UPDATE etl_partition_claim SET released = 1 WHERE step_execution_id = ?";

  private static final String CREATED =
      "UPDATE BATCH_STEP_EXECUTION SET CREATE_TIME = ? WHERE STEP_EXECUTION_ID = ?";

  private static final String STATES =
      """
      SELECT s.STEP_EXECUTION_ID AS id, s.VERSION AS version, s.STATUS AS status,
        s.EXIT_CODE AS exit_code, s.EXIT_MESSAGE AS exit_message, s.READ_COUNT AS items_read,
        s.WRITE_COUNT AS written, s.COMMIT_COUNT AS commits, s.ROLLBACK_COUNT AS rollbacks,
        s.START_TIME AS started_at, s.END_TIME AS ended_at,
        c.worker_id, c.released,
        TIMESTAMPDIFF(SECOND, c.claimed_at, CURRENT_TIMESTAMP) AS claimed,
        TIMESTAMPDIFF(SECOND, w.heartbeat_at, CURRENT_TIMESTAMP) AS silence
      FROM BATCH_STEP_EXECUTION s
      LEFT JOIN etl_partition_claim c ON c.step_execution_id = s.STEP_EXECUTION_ID
      LEFT JOIN etl_worker w ON w.worker_id = c.worker_id
      WHERE s.JOB_EXECUTION_ID = ? AND s.STEP_NAME LIKE ?
      """;

  private final JdbcTemplate warehouse;
  private final TransactionTemplate transaction;

  /**
   * @param unfenced a claim is taken by a process that has no claim yet
   */
  public ClaimStore(JdbcTemplate warehouse, PlatformTransactionManager unfenced) {
    this.warehouse = warehouse;
    this.transaction = new TransactionTemplate(unfenced);
  }

  /** Forgets who had the partitions of earlier runs; call within a fenced transaction. */
  public void clear() {
    warehouse.update("DELETE FROM etl_partition_claim");
  }

  /**
   * Takes a partition, if its execution may still write, and it waits for somebody.
   *
   * @return false when it is not to be had: somebody has it, or had it, or the run is over
   */
  public boolean take(Claim claim) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              status -> {
                boolean taken = isTaken(claim);
                if (!taken) {
                  status.setRollbackOnly();
                }
                return taken;
              }));
    } catch (PessimisticLockingFailureException e) {
      // Several reach for the same one, or the run is being taken over
      return false;
    }
  }

  private boolean isTaken(Claim claim) {
    return warehouse.queryForList(WRITES, Long.class).contains(claim.jobExecutionId())
        && warehouse.update(TAKE, claim.stepExecutionId(), claim.jobExecutionId(), claim.workerId())
            == 1
        && status(claim.stepExecutionId()) == BatchStatus.STARTING;
  }

  /** What became of an attempt to take a partition from its worker. */
  public enum Revoked {
    /** A transaction of the worker has not ended. */
    NOT_YET,
    /** The partition had ended. */
    HAD_ENDED,
    /** The worker commits nothing of it from now on. */
    DONE
  }

  /** Takes a partition from its worker. */
  public Revoked revoke(long stepExecutionId) {
    try {
      return transaction.execute(
          status -> {
            warehouse.queryForList(LOCK, Integer.class, stepExecutionId);
            if (!status(stepExecutionId).isRunning()) {
              return Revoked.HAD_ENDED;
            }
            warehouse.update(REVOKE, stepExecutionId);
            return Revoked.DONE;
          });
    } catch (PessimisticLockingFailureException e) {
      return Revoked.NOT_YET;
    }
  }

  /** Its worker has done with a partition: how it ended stands in its row. */
  public void release(long stepExecutionId) {
    warehouse.update(RELEASE, stepExecutionId);
  }

  /** Dates a partition that was handed over behind what it was before. */
  public void createdAt(long stepExecutionId, LocalDateTime time) {
    warehouse.update(CREATED, Timestamp.valueOf(time), stepExecutionId);
  }

  private BatchStatus status(long stepExecutionId) {
    return warehouse.queryForList(STATUS, String.class, stepExecutionId).stream()
        .map(BatchStatus::valueOf)
        .findFirst()
        .orElse(BatchStatus.UNKNOWN);
  }

  /**
   * The partitions of a step, those that were handed over under each of their numbers.
   *
   * @param step name of the step that is shared out
   */
  public List<PartitionState> states(long jobExecutionId, String step) {
    return warehouse.query(
        STATES,
        (rs, n) ->
            new PartitionState(
                rs.getLong("id"),
                rs.getInt("version"),
                BatchStatus.valueOf(rs.getString("status")),
                new ExitStatus(rs.getString("exit_code"), rs.getString("exit_message")),
                rs.getLong("items_read"),
                rs.getLong("written"),
                rs.getLong("commits"),
                rs.getLong("rollbacks"),
                rs.getObject("started_at", LocalDateTime.class),
                rs.getObject("ended_at", LocalDateTime.class),
                rs.getObject("worker_id", Long.class),
                rs.getInt("released") == 1,
                rs.getObject("claimed", Long.class),
                rs.getObject("silence", Long.class)),
        jobExecutionId,
        step + ":%");
  }
}
