package vn.dossier.warehouse.run;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the steps of one run hand to each other, and what a new run must find empty. */
@Component
public final class WorkingState {

  private final JdbcTemplate warehouse;

  public WorkingState(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Forgets which facts an earlier scan saw. */
  public void forgetSeen() {
    warehouse.update("DELETE FROM etl_sighting");
  }

  /**
   * Before a scan has seen anything, no row can be of it or of a later one: one that says so was
   * written by hand, and would never be looked up.
   */
  public void disown(long scanId) {
    warehouse.update(
        "UPDATE fact_dossier SET job_execution_id = 0 WHERE job_execution_id >= ?", scanId);
    warehouse.update("UPDATE etl_reject SET last_seen_run = 0 WHERE last_seen_run >= ?", scanId);
  }

  /** Forgets the requests of earlier runs: this one reads them all again. */
  public void forgetCollections() {
    touchDays();
    warehouse.update("DELETE FROM stage_collection");
    warehouse.update("DELETE FROM stage_e_receipt");
    warehouse.update("DELETE FROM stage_request_fault");
  }

  /**
   * Forgets the papers of an earlier run.
   *
   * @param changesOnly those of the buckets that this run reads again; else all
   */
  public void forgetDigitisedResults(boolean changesOnly) {
    mark("digitised-results");
    warehouse.update(
        changesOnly
            ? """
              DELETE FROM stage_digitised_result
              WHERE code_bucket IN (SELECT code_bucket FROM etl_changed_bucket)
              """
            : "DELETE FROM stage_digitised_result");
  }

  /**
   * Any day of collections, receipts and digitised results may differ from what is published, until
   * some run has published them, whichever that is.
   */
  public void touchDays() {
    mark("days");
  }

  /** The same of receipts alone. */
  public void touchReceipts() {
    mark("e-receipts");
  }

  /**
   * A run that recounts everything begins to write: until some run has published everything, no run
   * can know which cells were touched.
   */
  public void touchEverything() {
    mark("everything");
  }

  // A cell of a day that no fact has: a publish takes it with the others
  private void mark(String partition) {
    warehouse.update(
        """
        INSERT IGNORE INTO etl_touched_cell
          (accepted_date, agency_key, procedure_key, partition_name, month_start)
        VALUES (DATE '1900-01-01', 0, 0, ?, DATE '1900-01-01')
        """,
        partition);
  }

  /** Whether every cell counts as touched. */
  public boolean isEverythingTouched() {
    Long found =
        warehouse.queryForObject(
            "SELECT COUNT(*) FROM etl_touched_cell WHERE partition_name = 'everything'",
            Long.class);
    return found != null && found > 0;
  }

  /** Lets a run that repeats only later steps go on from the counts of the one it repeats. */
  public void copyCounters(long fromRunId, long toRunId, List<String> partitions) {
    for (String partition : partitions) {
      warehouse.update(
          """
          INSERT INTO etl_run_tally (run_id, partition_name, kind, code, tally)
          SELECT ?, partition_name, kind, code, tally FROM etl_run_tally
          WHERE run_id = ? AND (partition_name = ? OR partition_name LIKE ?)
          """,
          toRunId,
          fromRunId,
          partition,
          partition + ":%");
    }
  }
}
