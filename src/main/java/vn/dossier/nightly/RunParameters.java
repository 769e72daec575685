package vn.dossier.nightly;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import vn.dossier.warehouse.RunPlan;

/**
 * The parameters of a run, built here alone, since the identity of a run includes their types.
 *
 * @param jobName nightly or backfill
 * @param businessDate identifies
 * @param attempt identifies; counts from 1
 * @param from first accepted date of a backfill, identifies; null for a night
 * @param to last accepted date of a backfill, identifies; null for a night
 * @param full whether a night is to read without a lower bound
 * @param fromStep the step that a rerun begins with; null for a whole run
 */
public record RunParameters(
    String jobName,
    LocalDate businessDate,
    long attempt,
    LocalDate from,
    LocalDate to,
    boolean full,
    String fromStep) {

  /** A night. */
  public static RunParameters nightly(LocalDate businessDate, long attempt, boolean full) {
    return new RunParameters(RunPlan.NIGHTLY, businessDate, attempt, null, null, full, null);
  }

  /** A backfill. */
  public static RunParameters backfill(
      LocalDate businessDate, long attempt, LocalDate from, LocalDate to) {
    return new RunParameters(RunPlan.BACKFILL, businessDate, attempt, from, to, false, null);
  }

  private static RunParameters of(String jobName, JobParameters parameters) {
    return new RunParameters(
        jobName,
        Objects.requireNonNull(parameters.getLocalDate("businessDate")),
        Objects.requireNonNull(parameters.getLong("attempt")),
        parameters.getLocalDate("from"),
        parameters.getLocalDate("to"),
        "true".equals(parameters.getString("full")),
        parameters.getString("fromStep"));
  }

  static RunParameters of(JobExecution execution) {
    return of(execution.getJobInstance().getJobName(), execution.getJobParameters());
  }

  RunParameters withAttempt(long number) {
    return new RunParameters(jobName, businessDate, number, from, to, full, fromStep);
  }

  RunParameters fromStep(String step) {
    return new RunParameters(jobName, businessDate, attempt, from, to, full, step);
  }

  JobParameters toJobParameters() {
    JobParametersBuilder builder =
        new JobParametersBuilder()
            .addLocalDate("businessDate", businessDate)
            .addLong("attempt", attempt)
            .addString("full", Boolean.toString(full), false);
    if (from != null) {
      builder.addLocalDate("from", from).addLocalDate("to", to);
    }
    if (fromStep != null) {
      builder.addString("fromStep", fromStep, false);
    }
    return builder.toJobParameters();
  }
}
