package vn.dossier.operate.status;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.status.Status.Sharing;
import vn.dossier.operate.status.Status.Worker;

/** Reads who works on the partitions of the newest run that shared them, and who would. */
final class WorkersReader {

  // Seconds are the server's, for the clocks of hosts may differ
  private static final String WORKERS =
      """
      SELECT w.worker_id, w.host, w.pid, w.threads, w.of_night, w.program_version, w.idle_reason,
        w.ended_at, TIMESTAMPDIFF(SECOND, w.heartbeat_at, CURRENT_TIMESTAMP) AS silence,
        COALESCE(SUM(c.revoked), 0) AS lost,
        COALESCE(SUM(c.released), 0) AS done,
        COALESCE(SUM(1 - c.released - c.revoked), 0) AS at_work,
        COALESCE(SUM(s.READ_COUNT), 0) AS items_read,
        TIMESTAMPDIFF(SECOND, MIN(s.START_TIME), MAX(COALESCE(s.END_TIME, s.LAST_UPDATED)))
          AS seconds
      FROM etl_worker w
      LEFT JOIN etl_partition_claim c ON c.worker_id = w.worker_id
      LEFT JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = c.step_execution_id
      GROUP BY w.worker_id, w.host, w.pid, w.threads, w.of_night, w.program_version, w.idle_reason,
        w.ended_at, w.heartbeat_at, w.started_at
      ORDER BY w.started_at, w.worker_id
      """;

  private static final String SHARING =
      """
      SELECT s.JOB_EXECUTION_ID AS id, COUNT(DISTINCT s.STEP_NAME) AS partitions,
        COUNT(*) - COUNT(DISTINCT s.STEP_NAME) AS hand_overs,
        SUM(CASE WHEN s.STATUS = 'COMPLETED' THEN 1 ELSE 0 END) AS done,
        SUM(s.READ_COUNT) AS items_read
      FROM BATCH_STEP_EXECUTION s
      WHERE s.STEP_NAME LIKE 'classify-dossiers:%'
        AND s.JOB_EXECUTION_ID = (SELECT MAX(c.job_execution_id) FROM etl_partition_claim c)
      GROUP BY s.JOB_EXECUTION_ID
      """;

  /** So long after its last sign of life a worker of no run is still shown. */
  private static final long SHOWN_SECONDS = 60;

  private final JdbcTemplate warehouse;

  WorkersReader(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Null when no run that is known has shared its partitions, and nobody waits for one. */
  Sharing read() {
    List<Worker> workers =
        warehouse.query(
            WORKERS,
            (rs, n) -> {
              Long seconds = rs.getObject("seconds", Long.class);
              long read = rs.getLong("items_read");
              return new Worker(
                  rs.getLong("worker_id"),
                  rs.getString("host"),
                  rs.getLong("pid"),
                  rs.getInt("threads"),
                  rs.getInt("of_night") == 1,
                  rs.getString("program_version"),
                  rs.getObject("ended_at") != null,
                  rs.getLong("silence"),
                  rs.getLong("done"),
                  rs.getLong("at_work"),
                  rs.getLong("lost"),
                  read,
                  seconds == null ? null : read / Math.max(1, seconds),
                  rs.getString("idle_reason"));
            });
    List<Worker> shown =
        workers.stream()
            .filter(
                worker ->
                    worker.partitionsDone() + worker.partitionsAtWork() + worker.partitionsLost()
                            > 0
                        || !worker.ended() && worker.silentSeconds() <= SHOWN_SECONDS)
            .toList();
    if (shown.isEmpty()) {
      return null;
    }
    return warehouse
        .query(
            SHARING,
            (rs, n) ->
                new Sharing(
                    rs.getLong("id"),
                    rs.getLong("partitions"),
                    rs.getLong("done"),
                    rs.getLong("partitions") - rs.getLong("done"),
                    rs.getLong("hand_overs"),
                    shown))
        .stream()
        .findFirst()
        .orElse(new Sharing(null, 0, 0, 0, 0, shown));
  }
}
