package vn.dossier.warehouse.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The counts of one partition of one run. Absolute and stored with the chunk, so that a restart
 * goes on where the last committed chunk ended, and no chunk counts twice.
 */
public final class RunCounters {

  /** What is counted; READ by the reader, the others by the writer. */
  public enum Kind {
    /** Rows that the reader handed out. */
    READ,
    /** New facts, by accepted month. */
    INSERTED,
    /** Facts of which a column changed, by accepted month. */
    UPDATED,
    /** Facts that are as they were. */
    UNCHANGED,
    /** Dossiers that a rule leaves out, by reason. */
    EXCLUDED,
    /** Dossiers that cannot be counted, by reason. */
    REJECTED,
    /** Dossiers that the source has no more. */
    GONE,
    /** Dossiers out of scope that are as they were when a run looked them up before. */
    AGAIN,
    /** Facts removed, whatever the cause, by accepted month. */
    RETIRED,
    /** Dossiers of buckets that a run need not read, as the source counted them. */
    UNREAD,
    /** Pairs of a source row and a warning, by warning. */
    WARNING
  }

  private static final String STORE =
      """
      INSERT INTO etl_run_tally (run_id, partition_name, kind, code, tally)
      VALUES (?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE tally = VALUES(tally)
      """;

  private static final String LOAD =
      "SELECT kind, code, tally FROM etl_run_tally WHERE run_id = ? AND partition_name = ?";

  private final JdbcTemplate warehouse;
  private final long runId;
  private final String partition;
  private final Counts counts = new Counts();

  private RunCounters(JdbcTemplate warehouse, long runId, String partition, Set<Kind> kinds) {
    this.warehouse = warehouse;
    this.runId = runId;
    this.partition = partition;
    warehouse.query(
        LOAD,
        rs -> {
          Kind kind = Kind.valueOf(rs.getString("kind"));
          if (kinds.contains(kind)) {
            counts.add(kind, rs.getString("code"), rs.getLong("tally"));
          }
        },
        runId,
        partition);
  }

  /**
   * The reader's count, which goes on from what is stored; kept apart from the writer's, or
   * comparing them would prove nothing.
   *
   * @param runId first execution of the run
   * @param partition name of the step execution
   */
  public static RunCounters ofReader(JdbcTemplate warehouse, long runId, String partition) {
    return new RunCounters(warehouse, runId, partition, EnumSet.of(Kind.READ));
  }

  /**
   * The writer's counts, which go on from what is stored.
   *
   * @param runId first execution of the run
   * @param partition name of the step execution
   */
  public static RunCounters ofWriter(JdbcTemplate warehouse, long runId, String partition) {
    return new RunCounters(
        warehouse, runId, partition, EnumSet.complementOf(EnumSet.of(Kind.READ)));
  }

  /** Counts one of a kind that has no codes. */
  public void count(Kind kind) {
    counts.count(kind);
  }

  /** Counts one of a kind under a reason, warning or month. */
  public void count(Kind kind, String code) {
    counts.count(kind, code);
  }

  /** Counts several of a kind under a code. */
  public void count(Kind kind, String code, long number) {
    if (number != 0) {
      counts.add(kind, code, number);
    }
  }

  public Counts counts() {
    return counts;
  }

  /** Stores the counts; call within the transaction of the chunk. */
  public void store() {
    List<Object[]> rows =
        counts.stream()
            .map(c -> new Object[] {runId, partition, c.kind().name(), c.code(), c.number()})
            .toList();
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(STORE, rows);
    }
  }
}
