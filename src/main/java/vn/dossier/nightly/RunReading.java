package vn.dossier.nightly;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.ReadRows;
import vn.dossier.checksum.RowSums;
import vn.dossier.warehouse.run.RunPlan;

/**
 * What the run of this process has read of the source, from its plan until its checksums settle. It
 * is kept in memory: an execution that continues a run does not know what the first one has read.
 */
@Component
final class RunReading {

  private record Current(long jobExecutionId, ReadRows read, RowSums planned) {}

  private volatile Current current = new Current(0, ReadRows.NONE, null);

  /**
   * A run begins that compares what it reads.
   *
   * @param planned what the source has; null for a run that asks when it has read
   */
  void begin(long jobExecutionId, RowSums planned) {
    current = new Current(jobExecutionId, ReadRows.kept(), planned);
  }

  /** Nothing is compared any more. */
  void end() {
    current = new Current(0, ReadRows.NONE, null);
  }

  /** Takes what an execution reads; nothing, where it compares nothing. */
  ReadRows of(long jobExecutionId) {
    Current now = current;
    return now.jobExecutionId() == jobExecutionId ? now.read() : ReadRows.NONE;
  }

  /**
   * Whether a partition is of a run that compares in another process. Of an execution that
   * continues a run nobody does.
   */
  boolean isElsewhere(StepExecution partition, RunPlan plan) {
    return current.jobExecutionId() != partition.getJobExecutionId()
        && plan.runId() == partition.getJobExecutionId()
        && DossierRanges.isCompared(partition.getExecutionContext());
  }

  /** What the source had when the execution was planned. */
  RowSums planned() {
    return current.planned();
  }
}
