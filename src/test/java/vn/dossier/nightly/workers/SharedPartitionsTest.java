package vn.dossier.nightly.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import vn.dossier.source.SourceServer;
import vn.dossier.warehouse.worker.SharedStepStore;
import vn.dossier.warehouse.worker.WorkerProcess;
import vn.dossier.warehouse.worker.WorkerStore;

/** A night of two threads, and workers that have so many beside them. */
class SharedPartitionsTest {

  private static final WorkerProcess NIGHT =
      new WorkerProcess("host", 1, 2, true, "1", "rules", "takes");

  private final StepExecution step =
      new StepExecution(
          50L,
          "classify-dossiers",
          new JobExecution(8L, new JobInstance(1L, "nightly"), new JobParameters()));
  private final WorkerStore workers = mock();
  private final AtomicInteger alone = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"0, 8, 1", "3, 20, 0", "200, 400, 0"})
  void itCutsFourRangesForEachThreadAndIsAloneWhereNobodyElseIs(
      int threads, int ranges, int timesAlone) throws Exception {
    when(workers.threads("takes", 30)).thenReturn(threads);
    StepExecutionSplitter splitter = mock();
    when(splitter.split(any(), anyInt())).thenReturn(Set.of(step));
    Sharing sharing = mock();
    when(sharing.toTheEnd()).thenReturn(Set.of(step));
    SharedPartitions partitions =
        new SharedPartitions(
            new WorkersProperties(true, 0, Duration.ofSeconds(30), null),
            NIGHT,
            workers,
            mock(SharedStepStore.class),
            mock(SourceServer.class),
            (shared, all, worker) -> sharing,
            alone::incrementAndGet);
    assertThat(partitions.getGridSize()).isEqualTo(ranges);
    partitions.handle(splitter, step);
    assertThat(alone).hasValue(timesAlone);
  }
}
