package vn.dossier.nightly.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.fence.Claim;
import vn.dossier.warehouse.worker.ClaimStore;
import vn.dossier.warehouse.worker.ClaimStore.Revoked;
import vn.dossier.warehouse.worker.JournalStore;
import vn.dossier.warehouse.worker.PartitionState;
import vn.dossier.warehouse.worker.WorkerStore;

/**
 * Follows the partitions of one step to their end: takes them from workers that died, hands them
 * on, and stops the rest when the run is stopped or one has failed. What counts is what the rows
 * say; a reply could get lost.
 */
public final class Sharing {

  private static final Logger log = LoggerFactory.getLogger(Sharing.class);

  /** A partition whose workers die again and again may be why. */
  private static final int MOST_HAND_OVERS = 3;

  private static final long LOOK_MILLIS = 500;

  /** When no thread of the night has anything to do: the step ends with what others have. */
  private static final long LAST_LOOK_MILLIS = 50;

  private static final long OWN_PAUSE_MILLIS = 50;

  private static final long NANOS = 1_000_000;

  /** A run that is stopped ends within a minute; from then on nobody waits for workers. */
  private static final Duration STOPPED_BY = Duration.ofSeconds(45);

  /** When the rest is left to the fence, which refuses whatever wakes up later. */
  private static final Duration LEFT_BY = Duration.ofSeconds(52);

  private static final ExitStatus DIED = ExitStatus.FAILED.addExitDescription("The worker died");

  /** Makes one for a step that is about to be shared. */
  @FunctionalInterface
  public interface Factory {
    Sharing of(StepExecution step, Set<StepExecution> partitions, long workerId);
  }

  /**
   * What the night has to share with.
   *
   * @param fenced transactions of this run: one that was taken over clears nothing, and waits for
   *     nobody
   * @param work makes what works in this process, by the number of the worker that it is
   * @param threads partitions that this process works on at once
   * @param properties when a worker counts as dead
   * @param reading takes what workers have read, by execution
   * @param nanoTime as that of System
   */
  public record Means(
      JobRepository jobRepository,
      TransactionOperations fenced,
      ClaimStore claims,
      JournalStore journals,
      WorkerStore workers,
      PartitionQueue queue,
      LongFunction<PartitionWork> work,
      int threads,
      WorkersProperties properties,
      LongFunction<Consumer<byte[]>> reading,
      LongSupplier nanoTime) {}

  private final Means means;
  private final StepExecution step;
  private final JobExecution job;
  private final long workerId;
  private final List<SharedPartition> partitions;
  private final PartitionWork work;
  private final PartitionThreads threads;
  private final StoredPartitions stored;

  /** Partitions that no message leads to. */
  private final Queue<Long> unheard = new ConcurrentLinkedQueue<>();

  private final Consumer<byte[]> reading;
  private boolean failed;
  private long stoppingSince;
  private long lastBeat;
  private long lastAnswer;

  public Sharing(Means means, StepExecution step, Set<StepExecution> partitions, long workerId) {
    this.means = means;
    this.step = step;
    this.job = step.getJobExecution();
    this.workerId = workerId;
    this.partitions = new ArrayList<>(partitions.stream().map(SharedPartition::new).toList());
    this.work = means.work().apply(workerId);
    this.threads =
        new PartitionThreads(means.threads(), () -> OWN_PAUSE_MILLIS, means.nanoTime(), this::next);
    this.stored = new StoredPartitions(means.jobRepository(), means.claims());
    this.reading = means.reading().apply(step.getJobExecutionId());
    means
        .fenced()
        .executeWithoutResult(
            status -> {
              means.claims().clear();
              means.journals().clear();
            });
    means.queue().clear();
  }

  /** Works until all have ended, or the run is to stop; gives each under its last number. */
  Set<StepExecution> toTheEnd() {
    lastBeat = now();
    lastAnswer = lastBeat;
    threads.start();
    try {
      partitions.forEach(partition -> means.queue().send(partition.execution()));
      int done = 0;
      while (!look()) {
        done = threads.await(done, hasNothingToDo() ? LAST_LOOK_MILLIS : LOOK_MILLIS);
      }
    } finally {
      work.stop();
      threads.end();
    }
    means.journals().clear(job.getId());
    return partitions.stream().map(SharedPartition::execution).collect(Collectors.toSet());
  }

  private boolean next() {
    Long partition = unheard.poll();
    if (partition == null) {
      return work.next(job.getId());
    }
    work.take(partition, job.getId());
    return true;
  }

  // Each thread has asked lately, for it asks more often than that
  private boolean hasNothingToDo() {
    return threads.allFoundNothingSince(now() - LOOK_MILLIS * NANOS);
  }

  // Whether all have ended
  private boolean look() {
    if (threads.failure() != null) {
      throw threads.failure();
    }
    if (step.isTerminateOnly() || failed) {
      stop();
    }
    Optional<Map<Long, PartitionState>> seen = states();
    if (seen.isEmpty()) {
      return false;
    }
    Map<Long, PartitionState> states = seen.get();
    for (SharedPartition partition : partitions) {
      if (!partition.hasEnded()) {
        look(partition, states.get(partition.id()));
      }
    }
    return partitions.stream().allMatch(SharedPartition::hasEnded);
  }

  // Empty when the warehouse does not answer, for as long as a worker may be silent
  private Optional<Map<Long, PartitionState>> states() {
    try {
      beat();
      Map<Long, PartitionState> states = means.fenced().execute(status -> read());
      lastAnswer = now();
      return Optional.of(states);
    } catch (DataAccessException | TransactionException e) {
      if (now() - lastAnswer > means.properties().silence().toNanos()) {
        throw e;
      }
      log.warn("The warehouse does not tell how the partitions are: {}", RootCause.line(e));
      return Optional.empty();
    }
  }

  private Map<Long, PartitionState> read() {
    return means.claims().states(job.getId(), step.getStepName()).stream()
        .collect(Collectors.toMap(PartitionState::stepExecutionId, state -> state));
  }

  private void beat() {
    long now = now();
    if (now - lastBeat > means.properties().beat().toNanos()) {
      means.workers().beat(workerId, null);
      lastBeat = now;
    }
  }

  // Workers see it in the row of the job, at their next chunk
  private void stop() {
    if (stoppingSince != 0) {
      return;
    }
    stoppingSince = now();
    work.stop();
    BatchStatus before = job.getStatus();
    job.setStatus(BatchStatus.STOPPING);
    means.jobRepository().update(job);
    // Of a run that failed the steps decide
    job.setStatus(before);
  }

  private long now() {
    return means.nanoTime().getAsLong();
  }

  private boolean isStopping() {
    return stoppingSince != 0;
  }

  private boolean isStoppingSince(Duration time) {
    return isStopping() && now() - stoppingSince > time.toNanos();
  }

  private void look(SharedPartition partition, PartitionState state) {
    partition.show(state);
    if (state.workerId() == null) {
      unclaimed(partition);
    } else if (state.released()) {
      released(partition);
    } else if (state.workerId() != workerId
        && (isSilent(state) || isNotBegun(state) || isStoppingSince(STOPPED_BY))) {
      silent(partition);
    }
  }

  private boolean isSilent(PartitionState state) {
    return state.silence() == null || state.silence() > means.properties().silence().toSeconds();
  }

  // A living worker may never have heard that its claim was stored
  private boolean isNotBegun(PartitionState state) {
    return state.status() == BatchStatus.STARTING
        && state.claimed() > means.properties().silence().toSeconds();
  }

  private void unclaimed(SharedPartition partition) {
    long now = now();
    if (isStopping()) {
      if (means.claims().take(new Claim(job.getId(), partition.id(), workerId))) {
        end(partition, ExitStatus.STOPPED, BatchStatus.STOPPED);
      }
    } else if (now - partition.unclaimedSince(now) > 2 * LOOK_MILLIS * NANOS
        && threads.foundNothingSince(partition.unclaimedSince(now))) {
      if (partition.sendAgain()) {
        log.warn("Nobody has heard of {}: it is asked for once more", partition.name());
        means.queue().send(partition.execution());
      } else {
        // A night ends whatever becomes of messages
        log.warn("Nobody hears of {}: the night works on it", partition.name());
        unheard.add(partition.id());
      }
    }
  }

  private void released(SharedPartition partition) {
    takeReading(partition);
    StepExecution execution = partition.execution();
    switch (execution.getStatus()) {
      case COMPLETED -> partition.end();
      case STOPPED -> {
        if (isStopping()) {
          partition.end();
        } else {
          if (!isHandedBack(execution)) {
            // Its worker was told to stop, which says nothing about the partition
            partition.wasDrained();
          }
          handOver(partition, "was handed back");
        }
      }
      default -> {
        execution.addFailureException(failure(execution));
        failed = true;
        partition.end();
      }
    }
  }

  private static boolean isHandedBack(StepExecution execution) {
    return execution.getExitStatus().getExitDescription().startsWith(PartitionWork.HANDED_BACK);
  }

  private Throwable failure(StepExecution execution) {
    Throwable own = work.cause(execution.getId());
    String line = execution.getExitStatus().getExitDescription();
    if (own != null) {
      return own;
    }
    return execution.getExitStatus().getExitCode().equals(PartitionWork.SETUP)
        ? new SetupException("%s (on a worker)".formatted(line))
        : new FailedOnWorkerException(line);
  }

  private void silent(SharedPartition partition) {
    Revoked revoked = means.claims().revoke(partition.id());
    if (revoked == Revoked.NOT_YET) {
      if (isStoppingSince(LEFT_BY)) {
        log.warn("A worker has not ended its chunk of {}", partition.name());
        partition.execution().setStatus(BatchStatus.STOPPED);
        partition.end();
      }
      return;
    }
    takeReading(partition);
    partition.show(state(partition));
    if (partition.execution().getStatus() == BatchStatus.COMPLETED) {
      partition.end();
    } else if (isStopping()) {
      end(partition, ExitStatus.STOPPED, BatchStatus.STOPPED);
    } else {
      handOver(partition, "has no sign of life of its worker");
    }
  }

  private PartitionState state(SharedPartition partition) {
    return means.claims().states(job.getId(), step.getStepName()).stream()
        .filter(state -> state.stepExecutionId() == partition.id())
        .findFirst()
        .orElseThrow();
  }

  private void handOver(SharedPartition partition, String why) {
    StepExecution ended = partition.execution();
    if (partition.handOvers() == MOST_HAND_OVERS) {
      ended.setStatus(BatchStatus.FAILED);
      ended.addFailureException(
          new FailedOnWorkerException(
              "%s was handed over %d times, and its workers died or gave it back each time: see their logs"
                  .formatted(partition.name(), MOST_HAND_OVERS)));
      failed = true;
      end(partition, DIED, BatchStatus.FAILED);
      return;
    }
    log.warn("{} {}: it is handed over", partition.name(), why);
    StepExecution next = stored.next(ended, DIED);
    partition.continueAs(next);
    means.queue().send(next);
  }

  private void end(SharedPartition partition, ExitStatus exitStatus, BatchStatus status) {
    stored.end(partition.execution(), exitStatus, status);
    partition.end();
  }

  // The night's own threads tell it directly
  private void takeReading(SharedPartition partition) {
    means.journals().take(partition.id(), reading);
  }
}
