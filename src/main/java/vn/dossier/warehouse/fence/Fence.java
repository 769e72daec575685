package vn.dossier.warehouse.fence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.dossier.warehouse.fence.FenceRow.ClaimedHolder;
import vn.dossier.warehouse.fence.FenceRow.Holder;

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

  private static final long NOBODY = FenceRow.NOBODY;

  private final FenceRow row;
  private final WritingConnections writing;
  private final KeepAlive keepAlive;
  private final ThreadLocal<Claim> claims = new ThreadLocal<>();

  private volatile long takeover = NOBODY;
  private volatile long execution = NOBODY;
  private volatile boolean back;
  private volatile FencedOutException refusal;

  public Fence(HikariDataSource warehouse, KeepAlive keepAlive) {
    this.row = new FenceRow(warehouse);
    this.writing = new WritingConnections(warehouse);
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
    Duration patience = writing.patience();
    long start = System.nanoTime();
    while (true) {
      try {
        takeover = row.take();
        return;
      } catch (PessimisticLockingFailureException e) {
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new StillWritingException(writing.advice(patience), e);
        }
      }
    }
  }

  /** Names the execution that may write from now on. */
  public void open(long jobExecutionId) {
    if (takeover == NOBODY) {
      return;
    }
    if (!row.name(jobExecutionId, takeover)) {
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
      row.name(NOBODY, takeover);
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
    Holder holder = FenceRow.read(connection);
    if (holder == null || holder.takeover() != takeover || holder.execution() != execution) {
      throw refused();
    }
  }

  private void check(Connection connection, Claim claim) {
    ClaimedHolder holder = FenceRow.read(connection, claim);
    if (holder == null
        || holder.execution() != claim.jobExecutionId()
        || takeover != NOBODY && holder.takeover() != takeover) {
      throw takeover == NOBODY ? refused(claim, "run") : refused();
    }
    if (holder.worker() != claim.workerId() || holder.revoked()) {
      throw refused(claim, "partition");
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
}
