package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** What Spring Batch keeps of the runs, and how it takes many at once. */
class MetadataTest {

  private static final LocalDate NIGHT = Nights.FIRST;

  @Test
  void everyCommandGivesDatesAsDatesSoThatOneNightHasOneKey() throws SQLException {
    try (Nights nights = nights(Databases.h2())) {
      nights.night(NIGHT);
      nights.night(NIGHT, "--force");
      nights.run(NIGHT.plusDays(1), "backfill", "--from", "2023-10-01", "--to", "2023-10-02");
      nights.run(NIGHT.plusDays(1), "rejects", "replay", "--reason", "STATUS_UNKNOWN");
      assertThat(
              nights
                  .warehouse()
                  .queryForList(
                      """
                      SELECT DISTINCT PARAMETER_TYPE FROM BATCH_JOB_EXECUTION_PARAMS
                      WHERE PARAMETER_NAME IN ('businessDate', 'from', 'to')
                      """,
                      String.class))
          .containsExactly(LocalDate.class.getName());
    }
  }

  @Test
  void contextsHoldPlainValuesThatAnyLaterProgramCanRead() throws SQLException {
    try (Nights nights = nights(Databases.h2())) {
      assertThat(nights.night(NIGHT).code()).isEqualTo(ExitCode.OK);
      JobRepository repository = nights.product().get(JobRepository.class);
      JobExecution execution = repository.getJobExecution(1);
      List<Object> values = new ArrayList<>(values(execution.getExecutionContext()));
      for (StepExecution step : execution.getStepExecutions()) {
        values.addAll(values(step.getExecutionContext()));
      }
      assertThat(values)
          .isNotEmpty()
          .allMatch(value -> value.getClass().getName().startsWith("java."));
    }
  }

  @Test
  void manyInstancesCreatedAtOnceDoNotDeadlock() throws Exception {
    try (Nights nights = nights(Databases.server("utf8mb4_general_ci"))) {
      nights.night(NIGHT);
      JobRepository repository = nights.product().get(JobRepository.class);
      ExecutorService threads = Executors.newFixedThreadPool(6);
      try {
        List<Callable<Object>> creations = new ArrayList<>();
        for (long i = 0; i < 120; i++) {
          long attempt = 1000 + i;
          creations.add(
              () ->
                  repository.createJobInstance(
                      "nightly-" + attempt % 7,
                      new JobParametersBuilder().addLong("attempt", attempt).toJobParameters()));
        }
        for (Future<Object> created : threads.invokeAll(creations)) {
          assertThat(created.get()).isNotNull();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void theFrameworkIsOneThatLosesNothingSilently() {
    String version = JobExecution.class.getPackage().getImplementationVersion();
    assertThat(Runtime.Version.parse(version))
        .isGreaterThanOrEqualTo(Runtime.Version.parse("6.0.6"));
  }

  private static List<Object> values(ExecutionContext context) {
    return context.entrySet().stream().<Object>map(entry -> entry.getValue()).toList();
  }

  private static Nights nights(Databases databases) {
    Nights nights = new Nights(databases);
    nights.dossier("d-1", "4", "2023-10-01 08:00:00");
    return nights;
  }
}
