package vn.dossier.nightly.workers;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.nightly.launch.RunFields;
import vn.dossier.setup.SetupErrors;
import vn.dossier.warehouse.fence.Claim;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.fence.FencedOutException;
import vn.dossier.warehouse.worker.ClaimStore;

/** Takes partitions and works on them, one at a time on each thread that calls. */
public final class PartitionWork {

  private static final Logger log = LoggerFactory.getLogger(PartitionWork.class);

  /** Exit code of a partition that failed of what a person must change. */
  static final String SETUP = "SETUP";

  /** Begins what a partition ended with that failed on its worker of what need not be elsewhere. */
  static final String HANDED_BACK = "Handed back: ";

  /** So long a worker tries to reach a warehouse that does not answer. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 1000;

  private final PartitionQueue queue;
  private final JobRepository jobRepository;
  private final Step step;
  private final ClaimStore claims;
  private final Fence fence;
  private final RunFields fields;
  private final long workerId;
  private final boolean ofNight;
  private final LongSupplier nanoTime;
  private final Set<StepExecution> running = ConcurrentHashMap.newKeySet();
  private final Map<Long, Throwable> causes = new ConcurrentHashMap<>();
  private final AtomicBoolean lostConnection = new AtomicBoolean();
  private volatile boolean stopping;

  /**
   * @param step what works on a partition
   * @param workerId of this process
   * @param ofNight whether this process runs the execution itself
   * @param nanoTime as that of System
   */
  public PartitionWork(
      PartitionQueue queue,
      JobRepository jobRepository,
      Step step,
      ClaimStore claims,
      Fence fence,
      RunFields fields,
      long workerId,
      boolean ofNight,
      LongSupplier nanoTime) {
    this.queue = queue;
    this.jobRepository = jobRepository;
    this.step = step;
    this.claims = claims;
    this.fence = fence;
    this.fields = fields;
    this.workerId = workerId;
    this.ofNight = ofNight;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes the next partition, if it is to be had, and works on it to its end.
   *
   * @param run the execution of which alone it may be: of another nobody has looked whether this
   *     process reads what that one reads, and a night that stood still while another took over has
   *     no business with that one's
   * @return whether there was a message
   */
  boolean next(long run) {
    OptionalLong asked = stopping ? OptionalLong.empty() : queue.receive();
    if (asked.isEmpty()) {
      if (!ofNight && running.isEmpty()) {
        // Lines of the log are of no run
        fields.afterJob(null);
      }
      return false;
    }
    take(asked.getAsLong(), run);
    return true;
  }

  /** Takes a partition of a run, if it is to be had, and works on it to its end. */
  void take(long id, long run) {
    StepExecution partition = find(id);
    if (partition == null || stopping || partition.getJobExecutionId() != run) {
      return;
    }
    Claim claim = new Claim(partition.getJobExecutionId(), partition.getId(), workerId);
    if (claims.take(claim)) {
      work(partition, claim);
    }
  }

  private StepExecution find(long id) {
    try {
      return jobRepository.getStepExecution(id);
    } catch (EmptyResultDataAccessException e) {
      // Of a run that was purged
      return null;
    }
  }

  private void work(StepExecution partition, Claim claim) {
    if (!ofNight) {
      fields.beforeJob(partition.getJobExecution());
    }
    running.add(partition);
    try {
      if (stopping) {
        partition.setTerminateOnly();
      }
      fence.under(claim, () -> execute(partition));
    } finally {
      running.remove(partition);
    }
  }

  private void execute(StepExecution partition) {
    try {
      step.execute(partition);
    } catch (JobInterruptedException e) {
      log.debug("Stopped", e);
    } catch (RuntimeException e) {
      // Of the step's first or last word to the job repository, which it does not look after itself
      if (ofNight) {
        throw e;
      }
      partition.addFailureException(e);
    }
    settle(partition);
  }

  // Else nobody would ever know how it ended, for this process goes on giving signs of life
  private void settle(StepExecution partition) {
    long since = nanoTime.getAsLong();
    while (true) {
      try {
        if (partition.getStatus() != BatchStatus.COMPLETED
            && partition.getStatus() != BatchStatus.STOPPED) {
          explain(partition);
        }
        claims.release(partition.getId());
        return;
      } catch (FencedOutException e) {
        log.warn("{}: {}", partition.getStepName(), RootCause.line(e));
        return;
      } catch (DataAccessException | TransactionException e) {
        if (ofNight) {
          throw e;
        }
        // By the clock: each try waits for a connection as well
        if (nanoTime.getAsLong() - since > PATIENCE.toNanos()) {
          // Only whose signs of life end loses its partition to another
          throw new LostWarehouseException(
              "How %s ended could not be stored".formatted(partition.getStepName()), e);
        }
        log.warn(
            "How {} ended cannot be stored yet: {}", partition.getStepName(), RootCause.line(e));
        pause();
      }
    }
  }

  private void explain(StepExecution partition) {
    for (Throwable failure : partition.getFailureExceptions()) {
      if (find(failure, FencedOutException.class::isInstance)
          instanceof FencedOutException refused) {
        throw refused;
      }
    }
    Throwable cause = RootCause.of(partition.getFailureExceptions());
    boolean person = cause != null && SetupErrors.needsAPerson(cause);
    String line = cause == null ? "for no known reason" : RootCause.line(cause);
    StepExecution stored = jobRepository.getStepExecution(partition.getId());
    // What the night's own threads read is known before it is written: to read it again would count
    // it twice
    if (!ofNight && !person && (lostLock(partition) || lostConnection(partition))) {
      log.warn("{} is handed back: {}", partition.getStepName(), line);
      if (lostConnection(partition)) {
        lostConnection.set(true);
      }
      stored.setStatus(BatchStatus.STOPPED);
      stored.setExitStatus(ExitStatus.STOPPED.addExitDescription(HANDED_BACK + line));
    } else {
      stored.setStatus(BatchStatus.FAILED);
      stored.setExitStatus(new ExitStatus(person ? SETUP : ExitStatus.FAILED.getExitCode(), line));
      if (cause != null) {
        causes.put(partition.getId(), cause);
      }
    }
    stored.setEndTime(partition.getEndTime());
    jobRepository.update(stored);
  }

  // To a transaction of another partition, which has ended by now
  private static boolean lostLock(StepExecution partition) {
    return failedOf(partition, t -> t instanceof PessimisticLockingFailureException);
  }

  // That of this host alone, perhaps: somebody else may have one
  private static boolean lostConnection(StepExecution partition) {
    return failedOf(
        partition,
        t ->
            t instanceof SQLException lost
                && lost.getSQLState() != null
                && lost.getSQLState().startsWith("08"));
  }

  private static boolean failedOf(StepExecution partition, Predicate<Throwable> what) {
    return partition.getFailureExceptions().stream()
        .anyMatch(failure -> find(failure, what) != null);
  }

  private static Throwable find(Throwable thrown, Predicate<Throwable> what) {
    Throwable t = thrown;
    while (t != null && !what.test(t)) {
      t = RootCause.before(t);
    }
    return t;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of what a partition failed in this process; null when it did not, or elsewhere. */
  Throwable cause(long stepExecutionId) {
    return causes.get(stepExecutionId);
  }

  /** Whether a connection was lost since this was last asked. */
  boolean hasLostConnection() {
    return lostConnection.getAndSet(false);
  }

  /** Whether this process works on a partition now. */
  boolean isAtWork() {
    return !running.isEmpty();
  }

  /** Lets chunks in flight commit, and takes nothing any more. */
  void stop() {
    stopping = true;
    running.forEach(StepExecution::setTerminateOnly);
  }
}
