package vn.dossier.nightly;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.checksum.ReadRows;
import vn.dossier.checksum.RowJournal;
import vn.dossier.nightly.page.KeysetReader;
import vn.dossier.warehouse.worker.JournalStore;

/**
 * What a worker reads of a partition, kept with each chunk: a partition that goes on elsewhere has
 * been read just as far as it was written.
 */
final class WorkersReading implements KeysetReader.Journal {

  private final RowJournal journal = new RowJournal();
  private final JournalStore store;
  private final long jobExecutionId;
  private final long stepExecutionId;

  WorkersReading(JdbcTemplate warehouse, StepExecution partition) {
    this.store = new JournalStore(warehouse);
    this.jobExecutionId = partition.getJobExecutionId();
    this.stepExecutionId = partition.getId();
  }

  ReadRows rows() {
    return journal;
  }

  @Override
  public void keep(String last, boolean end) {
    if (end || last != null) {
      store.add(jobExecutionId, stepExecutionId, journal.take(end ? null : last));
    }
  }
}
