package vn.dossier.nightly.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.TransientDataAccessResourceException;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.source.SourceServer;
import vn.dossier.warehouse.worker.SharedStep;
import vn.dossier.warehouse.worker.SharedStepStore;
import vn.dossier.warehouse.worker.WorkerProcess;
import vn.dossier.warehouse.worker.WorkerStore;

/** Worker 3 of one thread, while run 8 shares its partitions; it reads a replica of the source. */
@Timeout(60)
class WorkerTest {

  private static final String TAKES = "takes";
  private static final SharedStep RUN = new SharedStep(8, TAKES, "primary:3306#1/hoso", "0-1-5");

  private final WorkerStore workers = mock();
  private final SharedStepStore steps = mock();
  private final SourceServer source = mock();
  private final PartitionWork work = mock();
  private final PartitionWork anew = mock();
  private final StopSignal stop = new StopSignal();

  @BeforeEach
  void theReplicaHasComeAsFar() {
    when(workers.begin(any())).thenReturn(3L, 4L);
    when(workers.beat(anyLong(), any())).thenReturn(true);
    when(steps.active()).thenReturn(Optional.of(RUN));
    when(source.name()).thenReturn("replica:3306#2/hoso");
    when(source.reaches("0-1-5", 5)).thenReturn(true);
  }

  @Test
  void theSourceIsAskedOnceForEachRun() {
    SharedStep next = new SharedStep(9, TAKES, RUN.sourceServer(), "0-1-6");
    when(source.reaches("0-1-6", 5)).thenReturn(true);
    when(steps.active())
        .thenReturn(Optional.of(RUN))
        .thenReturn(Optional.of(RUN))
        .thenReturn(Optional.of(next));
    when(work.next(8)).thenReturn(true);
    when(work.next(9)).thenAnswer(call -> last());
    works();
    verify(source).reaches("0-1-5", 5);
    verify(source).reaches("0-1-6", 5);
  }

  /** A run gets the number of an earlier one: the warehouse was restored. */
  @Test
  void aNumberThatComesAgainIsAnotherRun() {
    SharedStep again = new SharedStep(8, TAKES, RUN.sourceServer(), "0-1-6");
    when(source.reaches("0-1-6", 5)).thenReturn(true);
    when(steps.active()).thenReturn(Optional.of(RUN)).thenReturn(Optional.of(again));
    when(work.next(8)).thenReturn(true).thenAnswer(call -> last());
    works();
    verify(source).reaches("0-1-6", 5);
  }

  @Test
  void aReplicaThatLagsIsWaitedForAndStatusSaysSo() {
    when(source.reaches("0-1-5", 5)).thenReturn(false);
    when(workers.beat(3, "The source's replica has not come as far as the night's server"))
        .thenAnswer(call -> last());
    works();
    verify(work, never()).next(anyLong());
  }

  /** It would read whole what it cannot unpack, and nothing would add up. */
  @Test
  void aReplicaWithSmallPacketsIsNotReadAndStatusSaysSo() {
    when(source.hindrance()).thenReturn(Optional.of("its packets are small"));
    when(workers.beat(3, "The source's replica: its packets are small")).thenAnswer(call -> last());
    works();
    verify(work, never()).next(anyLong());
  }

  /** Behind its name there may be another server by now, or the network is gone. */
  @Test
  void aConnectionThatWasLostMakesItLookAtTheSourceBeforeTheNextPartition() {
    when(source.name())
        .thenReturn("replica:3306#2/hoso")
        .thenThrow(new TransientDataAccessResourceException("refused"))
        .thenReturn("replica:3306#2/hoso");
    when(work.hasLostConnection()).thenReturn(true, false);
    when(work.next(8)).thenReturn(true).thenAnswer(call -> last());
    works();
    verify(source, times(3)).name();
  }

  /** The warehouse was restored, or it stood still for a day. */
  @Test
  void aWorkerThatNobodyKnowsBeginsAnewAndWorksUnderAnotherNumber() {
    when(workers.beat(3, null)).thenReturn(false);
    when(anew.next(8)).thenAnswer(call -> last());
    works();
    verify(work).stop();
    verify(workers).end(4);
    verify(workers, never()).end(3);
  }

  @Test
  void aSignOfLifeThatFailsIsNotTheLast() {
    when(workers.beat(3, null))
        .thenThrow(new IllegalStateException("whatever it is"))
        .thenAnswer(call -> last());
    works();
    verify(workers, atLeast(2)).beat(3, null);
  }

  /** The only thread looks for nothing meanwhile. */
  @Test
  void aPartitionMayTakeLongerThanAWorkerMayBeIdle() {
    // It is looked at four times a second
    CountDownLatch looked = new CountDownLatch(6);
    AtomicBoolean atWork = new AtomicBoolean();
    AtomicBoolean interrupted = new AtomicBoolean();
    when(work.isAtWork())
        .thenAnswer(
            call -> {
              looked.countDown();
              return atWork.get();
            });
    when(work.next(8))
        .thenAnswer(
            call -> {
              atWork.set(true);
              assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
              atWork.set(false);
              return last();
            });
    doAnswer(
            call -> {
              interrupted.set(atWork.get());
              return null;
            })
        .when(work)
        .stop();
    works(Duration.ofSeconds(1));
    assertThat(interrupted).isFalse();
  }

  /** In the end all threads but one wait for that one. */
  @ParameterizedTest
  @CsvSource({"0, 100", "100, 100", "200, 200", "400, 400", "800, 500", "60000, 500"})
  void whoFindsNothingAsksLessAndLessOften(long waited, long pause) {
    assertThat(Worker.pauseAfter(waited)).isEqualTo(pause);
  }

  // The stop is asked for with the answer, and nothing more is found
  private boolean last() {
    stop.stop();
    return false;
  }

  private void works() {
    works(null);
  }

  private void works(Duration idle) {
    WorkersProperties properties = new WorkersProperties(true, 0, Duration.ofSeconds(2), null);
    new Worker(properties, workers, steps, source, number -> number == 3 ? work : anew, stop)
        .work(new WorkerProcess("host", 1, 1, false, "1", "rules", TAKES), idle);
  }
}
