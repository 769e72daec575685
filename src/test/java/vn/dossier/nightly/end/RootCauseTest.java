package vn.dossier.nightly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionSystemException;

class RootCauseTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2023, 10, 30, 12, 0);

  @Test
  void ofManyStepsTheOneThatEndedFirst() {
    JobExecution run = new JobExecution(1, new JobInstance(1, "nightly"), new JobParameters());
    for (int i = 1; i <= 30; i++) {
      StepExecution step = new StepExecution(i, "classify-dossiers:" + i, run);
      step.setEndTime(NOON.minusSeconds(i));
      step.addFailureException(new IllegalStateException("failure " + i));
      run.addStepExecution(step);
    }
    run.addFailureException(new IllegalStateException("of the job"));

    assertThat(RootCause.of(run)).hasMessage("failure 30");
  }

  @Test
  void whatOnlyFollowsFromAnotherFailureIsNone() {
    SQLException lost = new SQLException("the connection is lost");
    OptimisticLockingFailureException wrongVersion =
        new OptimisticLockingFailureException("wrong version (926)");

    assertThat(RootCause.of(List.of(wrongVersion, new IllegalStateException(lost)))).isSameAs(lost);
    assertThat(RootCause.of(List.of(wrongVersion))).isSameAs(wrongVersion);
  }

  @Test
  void whatARollbackWasForComesBeforeThatItFailed() {
    SQLException lost = new SQLException("the connection is lost");
    TransactionSystemException rollback =
        new TransactionSystemException("rollback failed", new SQLException("closed"));
    rollback.initApplicationException(new IllegalStateException(lost));

    assertThat(RootCause.of(List.of(rollback))).isSameAs(lost);
  }
}
