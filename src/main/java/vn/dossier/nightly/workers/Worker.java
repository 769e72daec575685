package vn.dossier.nightly.workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import vn.dossier.nightly.end.ExhaustedMemory;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.source.SourceServer;
import vn.dossier.warehouse.fence.FencedOutException;
import vn.dossier.warehouse.worker.SharedStep;
import vn.dossier.warehouse.worker.SharedStepStore;
import vn.dossier.warehouse.worker.WorkerProcess;
import vn.dossier.warehouse.worker.WorkerStore;

/** A process that takes partitions of whichever run is active, until it is told to stop. */
public final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private static final long PAUSE_MILLIS = 500;

  /** While a run is about to share its partitions, or does and something was found just now. */
  private static final long SHORT_PAUSE_MILLIS = 100;

  private static final long LOOK_MILLIS = 250;

  private static final Duration PATIENCE = PartitionWork.PATIENCE;

  private static final int REPLICA_SECONDS = 5;

  private final WorkerStore workers;
  private final SharedStepStore steps;
  private final SourceServer source;
  private final LongFunction<PartitionWork> work;
  private final StopSignal stopSignal;
  private final WorkersProperties properties;

  private volatile String idleReason;
  private volatile long lastAnswer;
  private volatile long lastWork;

  /** When something was found, or nothing was shared yet. */
  private volatile long lastFind;

  private volatile boolean near;
  private volatile SharedStep checkedFor;
  private volatile long workerId;
  private volatile PartitionWork partitions;

  /**
   * @param work makes what works on partitions, by the number of the worker
   */
  public Worker(
      WorkersProperties properties,
      WorkerStore workers,
      SharedStepStore steps,
      SourceServer source,
      LongFunction<PartitionWork> work,
      StopSignal stopSignal) {
    this.properties = properties;
    this.workers = workers;
    this.steps = steps;
    this.source = source;
    this.work = work;
    this.stopSignal = stopSignal;
  }

  /**
   * Works until a stop is asked for, or nothing was to be done for a while.
   *
   * @param self this process, with the number of its threads
   * @param idle how long it waits for work; null for ever
   * @throws LostWarehouseException when the warehouse has not answered for a minute
   */
  public void work(WorkerProcess self, Duration idle) {
    begin(self);
    lastAnswer = System.nanoTime();
    lastWork = lastAnswer;
    lastFind = lastAnswer;
    ScheduledExecutorService heart = heart(self);
    PartitionThreads threads =
        new PartitionThreads(self.threads(), this::pause, () -> next(self.takes()));
    try {
      threads.start();
      int done = 0;
      while (!isOver(threads, idle)) {
        done = threads.await(done, LOOK_MILLIS);
      }
    } finally {
      partitions.stop();
      threads.end();
      heart.shutdownNow();
    }
    if (threads.failure() != null) {
      throw threads.failure();
    }
    workers.end(workerId);
    log.info("Worker {} has ended", workerId);
  }

  private void begin(WorkerProcess self) {
    workerId = workers.begin(self);
    partitions = work.apply(workerId);
    log.info("Worker {} of {} threads waits for partitions", workerId, self.threads());
  }

  private boolean isOver(PartitionThreads threads, Duration idle) {
    return stopSignal.asked() || threads.failure() != null || idle != null && isIdle(idle);
  }

  private boolean isIdle(Duration idle) {
    if (partitions.isAtWork()) {
      // A partition may take longer than that
      lastWork = System.nanoTime();
    }
    return System.nanoTime() - lastWork > idle.toNanos();
  }

  private boolean next(String takes) {
    try {
      Optional<SharedStep> step = steps.active();
      boolean ours = step.isPresent() && step.get().takes().equals(takes);
      boolean found =
          ours && readsTheSame(step.get()) && partitions.next(step.get().jobExecutionId());
      if (partitions.hasLostConnection()) {
        // The source must answer before it takes the next one
        checkedFor = null;
      }
      lastAnswer = System.nanoTime();
      near = ours && idleReason == null || step.isEmpty() && steps.runIsOnItsWay();
      if (found || near) {
        lastWork = lastAnswer;
      }
      if (found || step.isEmpty()) {
        lastFind = lastAnswer;
      }
      if (step.isPresent() && !ours) {
        idleReason = "The active run is of another version, other rules or statements";
      } else if (step.isEmpty()) {
        idleReason = null;
      }
      return found;
    } catch (FencedOutException e) {
      log.warn("{}", e.getMessage());
      return false;
    } catch (DataAccessException | TransactionException e) {
      near = false;
      if (System.nanoTime() - lastAnswer > PATIENCE.toNanos()) {
        throw new LostWarehouseException(
            "The warehouse has not answered for %d s".formatted(PATIENCE.toSeconds()), e);
      }
      log.warn("The warehouse does not answer: {}", RootCause.line(e));
      return false;
    }
  }

  private long pause() {
    return near ? pauseAfter((System.nanoTime() - lastFind) / 1_000_000) : PAUSE_MILLIS;
  }

  /**
   * Once more as long as it has waited in vain: what is still to come is handed over, one by one.
   *
   * @param millis since something was found
   */
  static long pauseAfter(long millis) {
    return Math.min(PAUSE_MILLIS, Math.max(SHORT_PAUSE_MILLIS, millis));
  }

  // Asked once for each run: a server that has come so far does not go back. Its number alone would
  // not do, for a warehouse that was restored gives it again
  private synchronized boolean readsTheSame(SharedStep step) {
    if (step.equals(checkedFor)) {
      return true;
    }
    try {
      if (!mayRead(step)) {
        return false;
      }
    } catch (DataAccessException e) {
      if (idleReason == null) {
        log.warn("The source does not answer: {}", RootCause.line(e));
      }
      idleReason = "The source does not answer: see the worker's log";
      return false;
    }
    idleReason = null;
    checkedFor = step;
    return true;
  }

  private boolean mayRead(SharedStep step) {
    String name = source.name();
    if (!name.equals(step.sourceServer())) {
      if (!SourceServer.isSameSchema(name, step.sourceServer())) {
        idleReason = "The night reads another schema of the source: see dossier.source.url";
        return false;
      }
      if (step.sourcePosition() == null) {
        idleReason =
            "The night reads another server, which keeps no global transaction ids to wait for";
        return false;
      }
      if (!source.reaches(step.sourcePosition(), REPLICA_SECONDS)) {
        idleReason = "The source's replica has not come as far as the night's server";
        return false;
      }
      // What it does not unpack would be read whole, and nothing would add up
      Optional<String> hindrance = source.hindrance();
      if (hindrance.isPresent()) {
        idleReason = "The source's replica: " + hindrance.get();
        return false;
      }
    }
    return true;
  }

  private ScheduledExecutorService heart(WorkerProcess self) {
    ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    heart.scheduleAtFixedRate(
        ExhaustedMemory.endingWithoutMemory(() -> beat(self)),
        0,
        properties.beat().toMillis(),
        TimeUnit.MILLISECONDS);
    return heart;
  }

  private void beat(WorkerProcess self) {
    try {
      if (!workers.beat(workerId, idleReason) && !stopSignal.asked()) {
        // By its old number it would count as dead whatever it takes
        log.warn("Nobody knows worker {} any more: it begins anew", workerId);
        partitions.stop();
        begin(self);
      }
      Path file = properties.heartbeatFile();
      if (file != null) {
        Files.writeString(file, workerId + System.lineSeparator());
      }
    } catch (IOException e) {
      log.warn("Cannot write {}: {}", properties.heartbeatFile(), e.getMessage());
    } catch (RuntimeException e) {
      // Whatever it is, the executor would never beat again
      log.warn("No sign of life: {}", RootCause.line(e));
    }
  }
}
