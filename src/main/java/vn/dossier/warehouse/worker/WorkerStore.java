package vn.dossier.warehouse.worker;

import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** etl_worker: the processes that work on partitions, and when each was last heard of. */
public final class WorkerStore {

  private static final String INSERT =
      """
      INSERT INTO etl_worker (worker_id, host, pid, threads, of_night, program_version, rule_set,
        takes, started_at, heartbeat_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
      """;

  private static final String BEAT =
      "UPDATE etl_worker SET heartbeat_at = CURRENT_TIMESTAMP, idle_reason = ? WHERE worker_id = ?";

  private static final String KNOWN = "SELECT worker_id FROM etl_worker WHERE worker_id = ?";

  private static final String END =
      """
      UPDATE etl_worker SET heartbeat_at = CURRENT_TIMESTAMP, ended_at = CURRENT_TIMESTAMP
      WHERE worker_id = ?
      """;

  private static final String THREADS =
      """
      SELECT COALESCE(SUM(threads), 0) FROM etl_worker
      WHERE takes = ? AND of_night = 0 AND ended_at IS NULL AND idle_reason IS NULL
        AND TIMESTAMPDIFF(SECOND, heartbeat_at, CURRENT_TIMESTAMP) <= ?
      """;

  // Those who have worked for the run that is shared out stay, whatever became of them
  private static final String FORGET =
      "DELETE FROM etl_worker WHERE TIMESTAMPDIFF(SECOND, heartbeat_at, CURRENT_TIMESTAMP) > ?";

  private static final int KEPT_SECONDS = 86_400;

  /** What a person may still read out. */
  private static final int MOST = 999_999_999;

  private final JdbcTemplate warehouse;
  private final SecureRandom random = new SecureRandom();

  public WorkerStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Shows a process, and gives it its number. That is drawn, not counted: a warehouse that was
   * restored would count again what a process still has that it knows nothing of.
   */
  public long begin(WorkerProcess worker) {
    long number = 1 + random.nextInt(MOST);
    warehouse.update(
        INSERT,
        number,
        worker.host(),
        worker.pid(),
        worker.threads(),
        worker.ofNight() ? 1 : 0,
        worker.programVersion(),
        worker.ruleSet(),
        worker.takes());
    return number;
  }

  /**
   * A sign of life.
   *
   * @param idleReason why it takes nothing although there may be work; null when it would
   * @return false when nobody knows the process any more: it stood still for so long that it was
   *     forgotten, or the warehouse was restored
   */
  public boolean beat(long workerId, String idleReason) {
    // A server may be asked to count only the rows that change
    return warehouse.update(BEAT, idleReason, workerId) > 0
        || !warehouse.queryForList(KNOWN, Long.class, workerId).isEmpty();
  }

  /** The process ends, and has no partition any more. */
  public void end(long workerId) {
    warehouse.update(END, workerId);
  }

  /**
   * Threads of the workers that would take partitions of this kind now: one that said why it takes
   * nothing counts as none.
   *
   * @param silence seconds after which a worker counts as dead
   */
  public int threads(String takes, long silence) {
    return Objects.requireNonNull(warehouse.queryForObject(THREADS, Integer.class, takes, silence));
  }

  /** Forgets processes of which nobody has heard for a day. */
  public void forgetOld() {
    warehouse.update(FORGET, KEPT_SECONDS);
  }
}
