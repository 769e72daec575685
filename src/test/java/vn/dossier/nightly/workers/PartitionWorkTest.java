package vn.dossier.nightly.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import vn.dossier.nightly.launch.RunFields;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.fence.FencedOutException;
import vn.dossier.warehouse.worker.ClaimStore;

/** Whatever the step throws past Spring Batch, the partition does not stay with its worker. */
class PartitionWorkTest {

  private static final long RUN = 8;

  private final JobExecution job =
      new JobExecution(RUN, new JobInstance(1L, "nightly"), new JobParameters());
  private final StepExecution partition = new StepExecution(51L, "classify-dossiers:1", job);
  private final StepExecution stored = new StepExecution(51L, "classify-dossiers:1", job);
  private final PartitionQueue queue = mock();
  private final JobRepository jobRepository = mock();
  private final Step step = mock();
  private final ClaimStore claims = mock();
  private final Fence fence = mock();

  /** A clock that says when it is told to. */
  private final AtomicLong now = new AtomicLong(1);

  @BeforeEach
  void aPartitionWaits() {
    when(queue.receive()).thenReturn(OptionalLong.of(51));
    when(jobRepository.getStepExecution(51)).thenReturn(partition, stored);
    when(claims.take(any())).thenReturn(true);
    doAnswer(
            call -> {
              call.getArgument(1, Runnable.class).run();
              return null;
            })
        .when(fence)
        .under(any(), any());
  }

  @Test
  void aBlipAtItsFirstWordHandsItBack() throws Exception {
    PartitionWork work = of(false);
    doThrow(
            new CannotCreateTransactionException(
                "No connection", new SQLException("reset by peer", "08S01")))
        .when(step)
        .execute(partition);
    assertThat(work.next(RUN)).isTrue();
    verify(jobRepository).update(stored);
    verify(claims).release(51);
    assertThat(stored.getStatus()).isEqualTo(BatchStatus.STOPPED);
    assertThat(stored.getExitStatus().getExitDescription())
        .startsWith("Handed back: ")
        .contains("reset by peer");
    assertThat(work.hasLostConnection()).isTrue();
    assertThat(work.hasLostConnection()).as("once").isFalse();
  }

  /** The pool says of a connection that is gone only that it is closed. */
  @Test
  void aConnectionThatIsLostInAChunkHandsItBackAlthoughNothingCanBeRolledBack() throws Exception {
    TransactionSystemException rollback =
        new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
    rollback.initApplicationException(
        new RecoverableDataAccessException(
            "insert", new SQLException("unexpectedly lost", "08S01")));
    doThrow(rollback).when(step).execute(partition);
    assertThat(of(false).next(RUN)).isTrue();
    assertThat(stored.getStatus()).isEqualTo(BatchStatus.STOPPED);
  }

  @Test
  void aPartitionThatWasTakenMeanwhileEndsNothing() throws Exception {
    doThrow(new FencedOutException("taken")).when(step).execute(partition);
    assertThatCode(() -> of(false).next(RUN)).doesNotThrowAnyException();
    verify(claims, never()).release(51);
  }

  /** The message is another run's, which began since the process looked what it may take. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPartitionOfAnotherRunIsLeftAlone(boolean ofNight) {
    PartitionWork work = of(ofNight);
    work.next(RUN - 1);
    verify(claims, never()).take(any());
    work.next(RUN);
    verify(claims).take(any());
  }

  /** Each try waits for a connection, so that it is the time that counts. */
  @Test
  void aWorkerThatCannotStoreHowAPartitionEndedEndsAfterAMinute() {
    PartitionWork work = of(false);
    doAnswer(
            call -> {
              now.addAndGet(Duration.ofSeconds(31).toNanos());
              throw new DataAccessResourceFailureException("refused");
            })
        .when(claims)
        .release(51);
    partition.setStatus(BatchStatus.COMPLETED);
    assertThatThrownBy(() -> work.next(RUN)).isInstanceOf(LostWarehouseException.class);
    verify(claims, times(2)).release(51);
    assertThat(work.isAtWork()).isFalse();
  }

  private PartitionWork of(boolean ofNight) {
    return new PartitionWork(
        queue, jobRepository, step, claims, fence, mock(RunFields.class), 3, ofNight, now::get);
  }
}
