package vn.dossier.warehouse.worker;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.checksum.RowJournal;

/** etl_rows_read: what workers have read of the source, kept with the chunk that it led to. */
public final class JournalStore {

  /** Whole rows of a journal, and as digits well below the packets of any server. */
  private static final int PART = RowJournal.ROW * 5000;

  // Not within INSERT: a server would put the rows into a table on its disk first
  private static final String LAST_PART =
      "SELECT COALESCE(MAX(part), 0) FROM etl_rows_read WHERE step_execution_id = ?";

  private static final String INSERT =
      """
      INSERT INTO etl_rows_read (step_execution_id, part, job_execution_id, rows_read)
      VALUES (?, ?, ?, ?)
      """;

  private static final String OF_PARTITION =
      "SELECT rows_read FROM etl_rows_read WHERE step_execution_id = ? ORDER BY part";

  private final JdbcTemplate warehouse;

  public JournalStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Keeps what was read for a chunk; call within its transaction. */
  public void add(long jobExecutionId, long stepExecutionId, byte[] rows) {
    int part =
        Objects.requireNonNull(warehouse.queryForObject(LAST_PART, Integer.class, stepExecutionId));
    for (int from = 0; from < rows.length; from += PART) {
      warehouse.update(
          INSERT,
          stepExecutionId,
          ++part,
          jobExecutionId,
          Arrays.copyOfRange(rows, from, Math.min(rows.length, from + PART)));
    }
  }

  /** Hands over what a partition has read that nobody works on any more, and forgets it. */
  public void take(long stepExecutionId, Consumer<byte[]> reading) {
    warehouse.query(
        OF_PARTITION,
        rs -> {
          reading.accept(rs.getBytes("rows_read"));
        },
        stepExecutionId);
    warehouse.update("DELETE FROM etl_rows_read WHERE step_execution_id = ?", stepExecutionId);
  }

  /** Forgets what is left of a run that has taken in all it needs. */
  public void clear(long jobExecutionId) {
    warehouse.update("DELETE FROM etl_rows_read WHERE job_execution_id = ?", jobExecutionId);
  }

  /** Forgets everything, in the caller's fenced transaction: of runs that nobody continued. */
  public void clear() {
    warehouse.update("DELETE FROM etl_rows_read");
  }
}
