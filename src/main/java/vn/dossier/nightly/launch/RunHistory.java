package vn.dossier.nightly.launch;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.nightly.plan.StepName;

/** Finds executions by what identifies them, in Spring Batch's own tables. */
@Component
final class RunHistory {

  private static final String BY_DATE =
      """
      SELECT e.JOB_EXECUTION_ID
      FROM BATCH_JOB_EXECUTION e
      JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
      JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
        AND p.PARAMETER_NAME = 'businessDate' AND p.PARAMETER_VALUE = ?
      WHERE i.JOB_NAME = ?
      ORDER BY e.JOB_EXECUTION_ID DESC
      """;

  private static final String KNOWN =
      "SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?";

  private static final String LAST = "SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION";

  private static final String UNFINISHED =
      """
      SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION
      WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
      ORDER BY JOB_EXECUTION_ID
      """;

  private static final String ORPHANS =
      """
      SELECT JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE i
      WHERE NOT EXISTS
        (SELECT 1 FROM BATCH_JOB_EXECUTION e WHERE e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID)
      """;

  private final JobRepository jobRepository;
  private final JdbcTemplate warehouse;

  RunHistory(JobRepository jobRepository, JdbcTemplate warehouse) {
    this.jobRepository = jobRepository;
    this.warehouse = warehouse;
  }

  /** The last execution of the latest attempt at what these parameters ask for. */
  Optional<JobExecution> latest(RunParameters asked) {
    return executions(asked).findFirst();
  }

  /** Every execution of every attempt at what these parameters ask for, the last one first. */
  List<JobExecution> all(RunParameters asked) {
    return executions(asked).toList();
  }

  private Stream<JobExecution> executions(RunParameters asked) {
    List<Long> ids =
        warehouse.queryForList(
            BY_DATE, Long.class, asked.businessDate().toString(), asked.jobName());
    return ids.stream()
        .map(jobRepository::getJobExecution)
        .filter(Objects::nonNull)
        .filter(execution -> sameDossiers(asked, execution.getJobParameters()));
  }

  private static boolean sameDossiers(RunParameters asked, JobParameters found) {
    LocalDate from = found.getLocalDate("from");
    LocalDate to = found.getLocalDate("to");
    return Objects.equals(asked.from(), from)
        && Objects.equals(asked.to(), to)
        && asked.reason() == RunParameters.reason(found);
  }

  Optional<JobExecution> find(long jobExecutionId) {
    // The repository fails on an id that it does not know
    return warehouse.queryForList(KNOWN, Long.class, jobExecutionId).stream()
        .map(jobRepository::getJobExecution)
        .findFirst();
  }

  /** The execution that continued this one last; itself when none has. */
  JobExecution lastOf(JobExecution execution) {
    return Objects.requireNonNull(jobRepository.getLastJobExecution(execution.getJobInstance()));
  }

  /** The execution that was started last. */
  Optional<JobExecution> last() {
    Long id = warehouse.queryForObject(LAST, Long.class);
    return id == null ? Optional.empty() : find(id);
  }

  /** Executions that say that they run; when nobody holds the lock, their process has died. */
  List<JobExecution> unfinished() {
    return warehouse.queryForList(UNFINISHED, Long.class).stream()
        .map(jobRepository::getJobExecution)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether the run of an execution has completed a step, itself or the run it repeats. */
  boolean completed(JobExecution execution, StepName step) {
    String fromStep = execution.getJobParameters().getString("fromStep");
    if (fromStep != null
        && step != StepName.PLAN_NIGHT
        && !StepName.of(fromStep).orElseThrow().reaches(step)) {
      return true;
    }
    var last = jobRepository.getLastStepExecution(execution.getJobInstance(), step.text());
    return last != null && !last.getStatus().isUnsuccessful() && !last.getStatus().isRunning();
  }

  /** Job instances that a crash left without an execution would block their parameters for ever. */
  void removeOrphans() {
    warehouse.queryForList(ORPHANS, Long.class).stream()
        .map(jobRepository::getJobInstance)
        .filter(Objects::nonNull)
        .forEach(jobRepository::deleteJobInstance);
  }
}
