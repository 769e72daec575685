package vn.dossier.nightly.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import vn.dossier.warehouse.fence.FencedOutException;
import vn.dossier.warehouse.worker.ClaimStore;
import vn.dossier.warehouse.worker.JournalStore;
import vn.dossier.warehouse.worker.PartitionState;
import vn.dossier.warehouse.worker.WorkerStore;

/** A night over one partition, number 51 at first, which worker 3 has; the night is worker 1. */
@Timeout(60)
class SharingTest {

  private static final String STEP = "classify-dossiers";

  private final JobExecution job =
      new JobExecution(8L, new JobInstance(1L, "nightly"), new JobParameters());
  private final StepExecution step = new StepExecution(50L, STEP, job);
  private final ClaimStore claims = mock();
  private final JobRepository jobRepository = mock();
  private final PartitionWork own = mock();
  private final PartitionQueue queue = mock();
  private TransactionOperations fenced = TransactionOperations.withoutTransaction();

  /** A clock that says when it is told to. */
  private final AtomicLong now = new AtomicLong(1);

  @BeforeEach
  void aPartitionThatIsHandedOverIsNumber52() {
    when(jobRepository.getStepExecution(anyLong())).thenReturn(partition(51));
    when(jobRepository.createStepExecution(anyString(), any())).thenReturn(partition(52));
    when(claims.revoke(51)).thenReturn(ClaimStore.Revoked.DONE);
  }

  @Test
  void aClaimUnderWhichNothingBeginsIsTakenBackFromALivingWorker() {
    PartitionState notBegun = state(51, BatchStatus.STARTING, false, 31);
    when(claims.states(8, STEP))
        .thenReturn(List.of(notBegun))
        .thenReturn(List.of(notBegun))
        .thenReturn(List.of(done(52)));
    assertThat(ends()).isEqualTo(52);
    verify(claims).revoke(51);
  }

  @Test
  void aClaimIsLeftForAsLongAsAWorkerMayBeSilent() {
    when(claims.states(8, STEP))
        .thenReturn(List.of(state(51, BatchStatus.STARTING, false, 30)))
        .thenReturn(List.of(done(51)));
    assertThat(ends()).isEqualTo(51);
    verify(claims, never()).revoke(51);
  }

  @Test
  void aPollThatFailsOnceIsRepeated() {
    when(claims.states(8, STEP))
        .thenThrow(new TransientDataAccessResourceException("reset by peer"))
        .thenReturn(List.of(done(51)));
    assertThat(ends()).isEqualTo(51);
  }

  @Test
  void aPollThatFailsForAsLongAsAWorkerMayBeSilentEndsTheNight() {
    when(claims.states(8, STEP))
        .thenAnswer(
            call -> {
              now.addAndGet(Duration.ofSeconds(16).toNanos());
              throw new TransientDataAccessResourceException("reset by peer");
            });
    assertThatThrownBy(this::sharing).hasMessageContaining("reset by peer");
    verify(claims, times(2)).states(8, STEP);
    verify(own).stop();
  }

  /** Within a minute, whatever its worker does: what wakes up later the fence refuses. */
  @Test
  void aNightThatIsStoppedWaitsForNoWorker() {
    step.setTerminateOnly();
    when(claims.revoke(51)).thenReturn(ClaimStore.Revoked.NOT_YET);
    when(claims.states(8, STEP))
        .thenAnswer(
            call -> {
              now.addAndGet(Duration.ofSeconds(23).toNanos());
              return List.of(state(51, BatchStatus.STARTED, false, 1));
            });
    assertThat(sharing().getStatus()).isEqualTo(BatchStatus.STOPPED);
    // After 23 seconds it is left alone, after 46 taken from its worker, after 69 left behind
    verify(claims, times(3)).states(8, STEP);
    verify(claims, times(2)).revoke(51);
    verify(own, atLeastOnce()).stop();
  }

  /** Nobody takes its partitions any more, and no worker says so. */
  @Test
  void aNightThatWasTakenOverWaitsForNobody() {
    when(claims.states(8, STEP)).thenReturn(List.of(unclaimed()));
    AtomicBoolean begun = new AtomicBoolean();
    fenced =
        new TransactionOperations() {
          @Override
          public <T> T execute(TransactionCallback<T> action) {
            if (begun.getAndSet(true)) {
              throw new FencedOutException("taken");
            }
            return action.doInTransaction(new SimpleTransactionStatus());
          }
        };
    assertThatThrownBy(this::sharing).isInstanceOf(FencedOutException.class);
    verify(own).stop();
  }

  /** One that nobody can take out stands before all others. */
  @Test
  void aPartitionToWhichNoMessageLeadsIsTheNights() {
    AtomicBoolean taken = new AtomicBoolean();
    doAnswer(
            call -> {
              taken.set(true);
              return null;
            })
        .when(own)
        .take(51, 8);
    when(claims.states(8, STEP))
        .thenAnswer(
            call -> {
              now.addAndGet(Duration.ofSeconds(2).toNanos());
              return List.of(taken.get() ? done(51) : unclaimed());
            });
    assertThat(ends()).isEqualTo(51);
    verify(queue, times(2)).send(any());
  }

  @Test
  void aPartitionIsHandedOverThreeTimesAndNoMore() {
    when(jobRepository.createStepExecution(anyString(), any())).thenReturn(partition(51));
    // Its worker is silent
    when(claims.states(8, STEP)).thenReturn(List.of(state(51, BatchStatus.STARTED, false, 1, 31)));
    StepExecution ended = sharing();
    assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
    assertThat(ended.getFailureExceptions())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("was handed over 3 times"));
    verify(jobRepository, times(3)).createStepExecution(anyString(), any());
  }

  @Test
  void workersThatAreToldToStopUseUpNoHandOver() {
    when(jobRepository.createStepExecution(anyString(), any())).thenReturn(partition(51));
    List<PartitionState> drained = List.of(state(51, BatchStatus.STOPPED, true, 1));
    when(claims.states(8, STEP))
        .thenReturn(drained)
        .thenReturn(drained)
        .thenReturn(drained)
        .thenReturn(drained)
        .thenReturn(drained)
        .thenReturn(List.of(done(51)));
    assertThat(ends()).isEqualTo(51);
  }

  /** What is left others have: the step is not to end half a second behind them. */
  @Test
  void aNightThatHasNothingToDoLooksAsOftenAsItsThreads() {
    AtomicInteger asked = new AtomicInteger();
    when(own.next(8)).thenAnswer(call -> asked.incrementAndGet() < 0);
    AtomicInteger looked = new AtomicInteger();
    when(claims.states(8, STEP))
        .thenAnswer(
            call ->
                List.of(
                    looked.incrementAndGet() < 10
                        ? state(51, BatchStatus.STARTED, false, 1)
                        : done(51)));
    assertThat(ends()).isEqualTo(51);
    assertThat(asked.get()).as("a thread asks each 50 ms").isLessThan(5 * 10);
  }

  private long ends() {
    StepExecution ended = sharing();
    assertThat(ended.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    return ended.getId();
  }

  private StepExecution sharing() {
    Sharing.Means means =
        new Sharing.Means(
            jobRepository,
            fenced,
            claims,
            mock(JournalStore.class),
            mock(WorkerStore.class),
            queue,
            worker -> own,
            1,
            new WorkersProperties(true, 0, Duration.ofSeconds(30), null),
            run -> rows -> {},
            now::get);
    return new Sharing(means, step, Set.of(partition(51)), 1).toTheEnd().iterator().next();
  }

  private StepExecution partition(long id) {
    return new StepExecution(id, STEP + ":1", job);
  }

  private static PartitionState unclaimed() {
    return new PartitionState(
        51,
        1,
        BatchStatus.STARTING,
        ExitStatus.EXECUTING,
        0,
        0,
        0,
        0,
        null,
        null,
        null,
        false,
        null,
        null);
  }

  private static PartitionState done(long id) {
    return state(id, BatchStatus.COMPLETED, true, 1);
  }

  private static PartitionState state(long id, BatchStatus status, boolean released, long claimed) {
    return state(id, status, released, claimed, 1);
  }

  private static PartitionState state(
      long id, BatchStatus status, boolean released, long claimed, long silence) {
    return new PartitionState(
        id,
        1,
        status,
        ExitStatus.EXECUTING,
        0,
        0,
        0,
        0,
        null,
        null,
        3L,
        released,
        claimed,
        silence);
  }
}
