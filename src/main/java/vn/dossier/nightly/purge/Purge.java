package vn.dossier.nightly.purge;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.warehouse.run.RunDetails;

/**
 * Removes old run history in small transactions, one per execution, so that nothing waits for it
 * and a stop loses nothing. Whoever calls holds the warehouse's lock.
 */
@Component
public final class Purge {

  /**
   * What was removed.
   *
   * @param executions executions in Spring Batch's tables, with their steps, contexts, parameters
   * @param details rows of checks, exclusions, warnings and counters
   * @param rejects traces of dossiers that left quarantine
   * @param verdicts rows about dossiers that were classified differently
   * @param starts starts of commands
   * @param stopped whether a signal ended it early
   */
  public record Removed(
      int executions, int details, int rejects, int verdicts, int starts, boolean stopped) {}

  private static final String EXECUTIONS =
      """
      SELECT e.JOB_EXECUTION_ID, e.JOB_INSTANCE_ID, i.JOB_NAME, p.PARAMETER_VALUE, r.run_id, e.STATUS,
        e.END_TIME
      FROM BATCH_JOB_EXECUTION e
      JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
      LEFT JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
        AND p.PARAMETER_NAME = 'businessDate'
      LEFT JOIN etl_run r ON r.job_execution_id = e.JOB_EXECUTION_ID
      """;

  private final JobRepository jobRepository;
  private final JdbcTemplate warehouse;
  private final RunDetails details;
  private final TransactionTemplate transaction;
  private final StopSignal stopSignal;

  Purge(
      JobRepository jobRepository,
      JdbcTemplate warehouse,
      PlatformTransactionManager transactions,
      StopSignal stopSignal) {
    this.jobRepository = jobRepository;
    this.warehouse = warehouse;
    this.details = new RunDetails(warehouse);
    this.transaction = new TransactionTemplate(transactions);
    this.stopSignal = stopSignal;
  }

  /**
   * Removes what ended earlier, and all that {@link PurgeRule} lets go.
   *
   * @param before local time
   */
  public Removed olderThan(LocalDateTime before) {
    int executions = 0;
    int rows = 0;
    for (PastExecution old : PurgeRule.old(executions(), before)) {
      if (stopSignal.asked()) {
        return new Removed(executions, rows, 0, 0, 0, true);
      }
      rows += removal(old);
      executions++;
    }
    int rejects = 0;
    RunDetails.Page page = new RunDetails.Page(0, "");
    while (page != null) {
      if (stopSignal.asked()) {
        return new Removed(executions, rows, rejects, 0, 0, true);
      }
      rejects += page.rows();
      String from = page.last();
      page = transaction.execute(status -> details.forgetResolvedRejects(before, from));
    }
    int verdicts = 0;
    int forgotten;
    do {
      if (stopSignal.asked()) {
        return new Removed(executions, rows, rejects, verdicts, 0, true);
      }
      forgotten = verdictsRemoved(before);
      verdicts += forgotten;
    } while (forgotten > 0);
    int starts = 0;
    do {
      if (stopSignal.asked()) {
        return new Removed(executions, rows, rejects, verdicts, starts, true);
      }
      forgotten = startsRemoved(before);
      starts += forgotten;
    } while (forgotten > 0);
    return new Removed(executions, rows, rejects, verdicts, starts, false);
  }

  private int startsRemoved(LocalDateTime before) {
    Integer rows = transaction.execute(status -> details.forgetStarts(before));
    return rows == null ? 0 : rows;
  }

  private int verdictsRemoved(LocalDateTime before) {
    Integer rows = transaction.execute(status -> details.forgetVerdicts(before));
    return rows == null ? 0 : rows;
  }

  private int removal(PastExecution old) {
    Integer rows = transaction.execute(status -> remove(old));
    return rows == null ? 0 : rows;
  }

  private int remove(PastExecution old) {
    JobExecution execution = Objects.requireNonNull(jobRepository.getJobExecution(old.id()));
    JobInstance instance = execution.getJobInstance();
    jobRepository.deleteJobExecution(execution);
    // Not by the last execution: the repository looks that up in a transaction of its own
    if (jobRepository.getJobExecutions(instance).isEmpty()) {
      jobRepository.deleteJobInstance(instance);
    }
    return details.forget(old.id(), old.runId());
  }

  private List<PastExecution> executions() {
    return warehouse.query(
        EXECUTIONS,
        (rs, row) -> {
          String date = rs.getString("PARAMETER_VALUE");
          return new PastExecution(
              rs.getLong("JOB_EXECUTION_ID"),
              rs.getLong("JOB_INSTANCE_ID"),
              rs.getString("JOB_NAME"),
              date == null ? null : LocalDate.parse(date),
              rs.getObject("run_id", Long.class),
              rs.getString("STATUS"),
              rs.getObject("END_TIME", LocalDateTime.class));
        });
  }
}
