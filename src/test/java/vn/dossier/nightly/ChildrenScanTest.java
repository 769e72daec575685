package vn.dossier.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.beans.factory.ObjectProvider;
import vn.dossier.classify.Children;
import vn.dossier.nightly.workers.WorkersProperties;
import vn.dossier.source.ScannedChildren;

/** Who passes over all children, and for which run. */
class ChildrenScanTest {

  private static final LocalDateTime TEN = LocalDateTime.of(2026, 11, 27, 22, 0);

  private final ObjectProvider<WorkersProperties> workers = mock();
  private int passes;

  @Test
  void partitionsOfARunShareOnePass() {
    ChildrenScan scan = new ChildrenScan(workers);
    ask(scan, execution(TEN));
    ask(scan, execution(TEN.plusNanos(1000)));
    assertThat(passes).isEqualTo(1);
  }

  /** Workers are enabled, and nobody has said that none is there. */
  @Test
  void nobodyPassesOverThemWhereWorkersShareThem() {
    when(workers.getIfAvailable())
        .thenReturn(new WorkersProperties(true, 0, Duration.ofSeconds(30), null));
    ask(new ChildrenScan(workers), execution(TEN));
    assertThat(passes).isZero();
  }

  /** It would look up page by page what one pass tells, for nobody's sake. */
  @Test
  void aNightThatIsAlonePassesOverThemWhetherOrNotWorkersAreEnabled() {
    when(workers.getIfAvailable())
        .thenReturn(new WorkersProperties(true, 0, Duration.ofSeconds(30), null));
    ChildrenScan scan = new ChildrenScan(workers);
    scan.alone();
    ask(scan, execution(TEN));
    ask(scan, execution(TEN));
    assertThat(passes).isEqualTo(1);
    scan.afterStep(null);
    ask(scan, execution(TEN.plusDays(1)));
    assertThat(passes).as("the next is told anew").isEqualTo(1);
  }

  @Test
  void aRestoredWarehouseThatGivesANumberAgainIsPassedOverAgain() {
    ChildrenScan scan = new ChildrenScan(workers);
    ask(scan, execution(TEN));
    ask(scan, execution(TEN.plusDays(1)));
    assertThat(passes).isEqualTo(2);
  }

  private void ask(ChildrenScan scan, JobExecution execution) {
    scan.of(execution, this::pass);
  }

  private ScannedChildren<Children> pass() {
    passes++;
    return null;
  }

  private static JobExecution execution(LocalDateTime created) {
    JobExecution execution =
        new JobExecution(8L, new JobInstance(1L, "nightly"), new JobParameters());
    execution.setCreateTime(created);
    return execution;
  }
}
