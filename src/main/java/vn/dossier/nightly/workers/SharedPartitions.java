package vn.dossier.nightly.workers;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.source.SourceServer;
import vn.dossier.warehouse.worker.SharedStep;
import vn.dossier.warehouse.worker.SharedStepStore;
import vn.dossier.warehouse.worker.WorkerProcess;
import vn.dossier.warehouse.worker.WorkerStore;

/** Shares the partitions of a step with whatever workers there are, and works on them as well. */
public final class SharedPartitions extends AbstractPartitionHandler {

  private static final Logger log = LoggerFactory.getLogger(SharedPartitions.class);

  private static final int RANGES_PER_THREAD = 4;

  private final WorkersProperties properties;
  private final WorkerProcess night;
  private final WorkerStore workers;
  private final SharedStepStore steps;
  private final SourceServer source;
  private final Sharing.Factory sharing;
  private final Runnable alone;

  /**
   * @param night this process
   * @param alone told before a step that begins while no worker is there that would take partitions
   */
  public SharedPartitions(
      WorkersProperties properties,
      WorkerProcess night,
      WorkerStore workers,
      SharedStepStore steps,
      SourceServer source,
      Sharing.Factory sharing,
      Runnable alone) {
    this.properties = properties;
    this.night = night;
    this.workers = workers;
    this.steps = steps;
    this.source = source;
    this.sharing = sharing;
    this.alone = alone;
  }

  /** How many partitions a night is to have: about four for each thread that is there now. */
  @Override
  public int getGridSize() {
    if (properties.ranges() > 0) {
      return properties.ranges();
    }
    return Math.min(
        WorkersProperties.MOST_RANGES, RANGES_PER_THREAD * (night.threads() + threadsOfWorkers()));
  }

  private int threadsOfWorkers() {
    return workers.threads(night.takes(), properties.silence().toSeconds());
  }

  @Override
  protected Set<StepExecution> doHandle(StepExecution step, Set<StepExecution> partitions) {
    if (partitions.isEmpty()) {
      return partitions;
    }
    workers.forgetOld();
    if (threadsOfWorkers() == 0) {
      alone.run();
    }
    long workerId = workers.begin(night);
    try {
      Sharing shared = sharing.of(step, partitions, workerId);
      // A replica that has come as far as this has all that the run was planned by
      steps.begin(
          new SharedStep(
              step.getJobExecutionId(), night.takes(), source.name(), source.position()));
      return shared.toTheEnd();
    } finally {
      finish(step.getJobExecutionId(), workerId);
    }
  }

  // Whatever ended the step is to be told, and not that nobody could write this down
  private void finish(long jobExecutionId, long workerId) {
    try {
      steps.end(jobExecutionId);
      workers.end(workerId);
    } catch (DataAccessException e) {
      log.warn("Workers are not told that the step has ended: {}", RootCause.line(e));
    }
  }
}
