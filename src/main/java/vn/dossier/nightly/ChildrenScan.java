package vn.dossier.nightly;

import java.util.function.Supplier;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import vn.dossier.classify.Children;
import vn.dossier.source.ScannedChildren;

/**
 * What the pass over all children has found, for the partitions of this process. A run that is
 * continued passes over them again: it is kept in memory alone.
 */
@Component
final class ChildrenScan implements StepExecutionListener {

  private long jobExecutionId;
  private ScannedChildren<Children> scanned;

  /**
   * The one of an execution; the first partition that asks makes it, and the others wait.
   *
   * @param scan makes it; null where none is to be made
   */
  synchronized ScannedChildren<Children> of(
      long execution, Supplier<ScannedChildren<Children>> scan) {
    if (jobExecutionId != execution) {
      scanned = scan.get();
      jobExecutionId = execution;
    }
    return scanned;
  }

  /** Frees the memory. */
  @Override
  public synchronized ExitStatus afterStep(StepExecution step) {
    scanned = null;
    jobExecutionId = 0;
    return null;
  }
}
