package vn.dossier.warehouse.fence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may write to the warehouse: the one row of etl_fence names the job execution, or nobody. The
 * lock is the polite refusal; it is lost with its connection, and a process that was frozen
 * meanwhile goes on as if it held it. So every transaction of a run begins by reading the row in
 * share mode, and is refused when the row has changed. Whoever takes the warehouse over changes the
 * row first: that waits for the transactions in flight, and none of the old run begins after it.
 *
 * <p>A process is fenced from {@link #takeOver} to {@link #leave}; all others only look, and read
 * nothing here. The number of the takeover distinguishes two processes before either has an
 * execution.
 *
 * <p>Workers use the same row: a worker takes no takeover of its own, but accepts a partition of
 * the execution that the row names, and each of its transactions reads the row and, beside it, its
 * own claim on the partition in share mode ({@link #under}). A partition that is handed over loses
 * the claim under an exclusive lock, as a run loses the fence.
 */
@Component
public final class Fence {

  private static final Logger log = LoggerFactory.getLogger(Fence.class);

  private static final long NOBODY = 0;

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

  private static final String OLDER =
      """
      SELECT id FROM information_schema.processlist
      WHERE user = SUBSTRING_INDEX(USER(), '@', 1) AND db = DATABASE() AND id < ?
      ORDER BY id
      """;

  private final HikariDataSource warehouse;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate unfenced;
  private final KeepAlive keepAlive;
  private final ThreadLocal<Claim> claims = new ThreadLocal<>();

  private volatile long takeover = NOBODY;
  private volatile long execution = NOBODY;
  private volatile boolean back;
  private volatile FencedOutException refusal;

  public Fence(HikariDataSource warehouse, KeepAlive keepAlive) {
    this.warehouse = warehouse;
    this.jdbc = new JdbcTemplate(warehouse);
    this.unfenced = new TransactionTemplate(new JdbcTransactionManager(warehouse));
    this.keepAlive = keepAlive;
  }

  /**
   * Takes the right to write from whoever has it, once its transactions have ended. The caller
   * holds the warehouse's lock.
   *
   * @throws StillWritingException when they do not end, although the server ends connections that
   *     stand still
   */
  public void takeOver() {
    leave();
    refusal = null;
    Duration patience = patience();
    long start = System.nanoTime();
    while (true) {
      try {
        takeover = taken();
        return;
      } catch (PessimisticLockingFailureException e) {
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new StillWritingException(advice(patience), e);
        }
      }
    }
  }

  private long taken() {
    Long number =
        unfenced.execute(
            status -> {
              jdbc.update(TAKE);
              return jdbc.queryForObject(
                  "SELECT takeover FROM etl_fence WHERE fence_id = 1", Long.class);
            });
    return number == null ? NOBODY : number;
  }

  /** Names the execution that may write from now on. */
  public void open(long jobExecutionId) {
    if (takeover == NOBODY) {
      return;
    }
    if (jdbc.update(NAME, jobExecutionId, takeover) == 0) {
      throw refused();
    }
    execution = jobExecutionId;
  }

  /** The execution has ended: nobody writes until the next begins. */
  public void close() {
    if (execution == NOBODY) {
      return;
    }
    try {
      jdbc.update(NAME, NOBODY, takeover);
    } catch (DataAccessException e) {
      // A driver's message has several lines
      log.warn(
          "The fence stays open until the next run: {}",
          e.getMostSpecificCause().toString().lines().findFirst().orElseThrow());
    }
    execution = NOBODY;
  }

  /**
   * From now on this process only looks, like all that have not taken over. One that was refused
   * stays so until it takes over again: a partition of its run may still be at work.
   */
  public void leave() {
    takeover = NOBODY;
    execution = NOBODY;
    back = false;
  }

  /** The lock is lost: what stands still from now on may be ended by the server. */
  public void standBack() {
    back = true;
    keepAlive.stop();
  }

  /**
   * Works on a partition: every transaction that begins on this thread meanwhile goes on only as
   * long as nobody has taken the partition, or the run, from its worker.
   */
  public void under(Claim claim, Runnable work) {
    claims.set(claim);
    try {
      work.run();
    } finally {
      claims.remove();
    }
  }

  /** Why this process may not write any more; null while it may. */
  public FencedOutException refusal() {
    return refusal;
  }

  /** First of all in a transaction: goes on only if this process may still write. */
  void check(Connection connection) {
    if (refusal != null) {
      throw refusal;
    }
    Claim claim = claims.get();
    if (takeover == NOBODY && claim == null) {
      return;
    }
    if (!back) {
      keepAlive.watch(connection);
    }
    if (claim != null) {
      check(connection, claim);
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      if (row.next() && row.getLong(1) == takeover && row.getLong(2) == execution) {
        return;
      }
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("Cannot read who may write", e);
    }
    throw refused();
  }

  private void check(Connection connection, Claim claim) {
    try (PreparedStatement statement = connection.prepareStatement(READ_WITH_CLAIM)) {
      statement.setLong(1, claim.stepExecutionId());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()
            || row.getLong("job_execution_id") != claim.jobExecutionId()
            || takeover != NOBODY && row.getLong("takeover") != takeover) {
          throw takeover == NOBODY ? refused(claim, "run") : refused();
        }
        if (row.getLong("worker_id") != claim.workerId() || row.getInt("revoked") != 0) {
          throw refused(claim, "partition");
        }
      }
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("Cannot read who may write", e);
    }
  }

  private static FencedOutException refused(Claim claim, String what) {
    return new FencedOutException(
        "The %s was taken from worker %d, which has written nothing since (run %d)"
            .formatted(what, claim.workerId(), claim.jobExecutionId()));
  }

  private FencedOutException refused() {
    if (refusal == null) {
      refusal =
          new FencedOutException(
              execution == NOBODY
                  ? "Another process has taken over the warehouse; this one has written nothing since: see status"
                  : "Another process has taken over the warehouse from run %d, which has written nothing since: see status"
                      .formatted(execution));
    }
    return refusal;
  }

  // A quarter more than what stands still is given
  private Duration patience() {
    if (isH2()) {
      return Duration.ZERO;
    }
    Long idle = jdbc.queryForObject("SELECT @@SESSION.wait_timeout", Long.class);
    return Duration.ofMillis((idle == null ? 0 : idle) * 1250);
  }

  private boolean isH2() {
    return warehouse.getJdbcUrl().startsWith("jdbc:h2:");
  }

  private String advice(Duration patience) {
    List<Long> others = isH2() ? List.of() : olderConnections();
    return "A transaction of another process has not ended for %d s: %s, then type the same command again"
        .formatted(
            patience.toSeconds(),
            others.isEmpty()
                ? "have its connection to the warehouse ended (SHOW PROCESSLIST by an administrator)"
                : "end its connection on the warehouse's server, "
                    + others.stream()
                        .map("KILL %d"::formatted)
                        .collect(Collectors.joining(" or ")));
  }

  // Those that were there before the first of this process, by the same account
  private List<Long> olderConnections() {
    List<Connection> own = new ArrayList<>();
    long first = Long.MAX_VALUE;
    try {
      do {
        Connection connection = warehouse.getConnection();
        own.add(connection);
        first = Math.min(first, id(connection));
      } while (warehouse.getHikariPoolMXBean().getIdleConnections() > 0);
    } catch (SQLException e) {
      log.debug("Not all of the pool's connections are known", e);
    } finally {
      own.forEach(connection -> DataSourceUtils.releaseConnection(connection, warehouse));
    }
    return jdbc.queryForList(OLDER, Long.class, first);
  }

  private static long id(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT CONNECTION_ID()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
