package vn.dossier.nightly;

import java.util.function.Supplier;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.dossier.classify.Children;
import vn.dossier.nightly.workers.WorkersProperties;
import vn.dossier.source.ScannedChildren;

/**
 * What the pass over all children has found, for the partitions of this process. A run that is
 * continued passes over them again: it is kept in memory alone.
 */
@Component
final class ChildrenScan implements StepExecutionListener {

  private final boolean enabled;
  private boolean shared;
  private SharedCatalogue.Of run;
  private ScannedChildren<Children> scanned;

  /**
   * @param workers there only where workers are enabled, each of which would have to pass over all
   */
  ChildrenScan(ObjectProvider<WorkersProperties> workers) {
    this.enabled = workers.getIfAvailable() != null;
    this.shared = enabled;
  }

  /** No worker is there that would share: this process reads all of it, or most. */
  synchronized void alone() {
    shared = false;
  }

  /**
   * The one of an execution; the first partition that asks makes it, and the others wait.
   *
   * @param scan makes it; null where none is to be made
   * @return null where there is none, and where partitions are shared with workers: whoever planned
   *     the run may not have known of them
   */
  synchronized ScannedChildren<Children> of(
      JobExecution execution, Supplier<ScannedChildren<Children>> scan) {
    if (shared) {
      return null;
    }
    SharedCatalogue.Of now = SharedCatalogue.Of.execution(execution);
    if (!now.equals(run)) {
      scanned = scan.get();
      run = now;
    }
    return scanned;
  }

  /** Frees the memory. */
  @Override
  public synchronized ExitStatus afterStep(StepExecution step) {
    shared = enabled;
    scanned = null;
    run = null;
    return null;
  }
}
