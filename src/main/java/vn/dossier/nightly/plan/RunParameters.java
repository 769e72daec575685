package vn.dossier.nightly.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.warehouse.run.RunPlan;

/**
 * The parameters of a run, built here alone, since the identity of a run includes their types.
 *
 * @param jobName nightly, backfill, replay or withdraw
 * @param businessDate identifies
 * @param attempt identifies; counts from 1
 * @param from first accepted date of a backfill, identifies; null for a night
 * @param to last accepted date of a backfill, identifies; null for a night
 * @param reason the reason that a replay is confined to, identifies; null for all, and for others
 * @param full whether a night is to read without a lower bound
 * @param fromStep the step that a rerun begins with; null for a whole run
 * @param accepted who lets it publish though much would vanish; null for nobody
 */
public record RunParameters(
    String jobName,
    LocalDate businessDate,
    long attempt,
    LocalDate from,
    LocalDate to,
    RejectReason reason,
    boolean full,
    String fromStep,
    Acceptance accepted) {

  /** A night. */
  public static RunParameters nightly(LocalDate businessDate, long attempt, boolean full) {
    return new RunParameters(
        RunPlan.NIGHTLY, businessDate, attempt, null, null, null, full, null, null);
  }

  /** A backfill. */
  public static RunParameters backfill(
      LocalDate businessDate, long attempt, LocalDate from, LocalDate to) {
    return new RunParameters(
        RunPlan.BACKFILL, businessDate, attempt, from, to, null, false, null, null);
  }

  /**
   * A replay of quarantine.
   *
   * @param reason only what is there for this reason; null for all
   */
  public static RunParameters replay(LocalDate businessDate, long attempt, RejectReason reason) {
    return new RunParameters(
        RunPlan.REPLAY, businessDate, attempt, null, null, reason, false, null, null);
  }

  /**
   * A withdrawal.
   *
   * @param businessDate the date that it goes back to
   */
  public static RunParameters withdrawal(LocalDate businessDate, long attempt) {
    return new RunParameters(
        RunPlan.WITHDRAWAL, businessDate, attempt, null, null, null, false, null, null);
  }

  private static RunParameters of(String jobName, JobParameters parameters) {
    return new RunParameters(
        jobName,
        Objects.requireNonNull(parameters.getLocalDate("businessDate")),
        Objects.requireNonNull(parameters.getLong("attempt")),
        parameters.getLocalDate("from"),
        parameters.getLocalDate("to"),
        reason(parameters),
        "true".equals(parameters.getString("full")),
        parameters.getString("fromStep"),
        acceptance(parameters));
  }

  private static Acceptance acceptance(JobParameters parameters) {
    LocalDateTime at = parameters.getLocalDateTime("acceptedAt");
    return at == null
        ? null
        : new Acceptance(
            parameters.getString("acceptedBy"), parameters.getString("acceptedOn"), at);
  }

  /** The reason that a replay was confined to; null when it was not, or is none. */
  public static RejectReason reason(JobParameters parameters) {
    String reason = parameters.getString("reason");
    return reason == null ? null : RejectReason.valueOf(reason);
  }

  public static RunParameters of(JobExecution execution) {
    return of(execution.getJobInstance().getJobName(), execution.getJobParameters());
  }

  public RunParameters withAttempt(long number) {
    return new RunParameters(
        jobName, businessDate, number, from, to, reason, full, fromStep, accepted);
  }

  /** Whoever lets it publish from now on; whoever did before, when this is null. */
  public RunParameters accepting(Acceptance given) {
    return given == null
        ? this
        : new RunParameters(
            jobName, businessDate, attempt, from, to, reason, full, fromStep, given);
  }

  /** A new run, which nobody has let pass yet. */
  public RunParameters fromStep(String step) {
    return new RunParameters(jobName, businessDate, attempt, from, to, reason, full, step, null);
  }

  public JobParameters toJobParameters() {
    JobParametersBuilder builder =
        new JobParametersBuilder()
            .addLocalDate("businessDate", businessDate)
            .addLong("attempt", attempt)
            .addString("full", Boolean.toString(full), false);
    if (from != null) {
      builder.addLocalDate("from", from).addLocalDate("to", to);
    }
    if (reason != null) {
      builder.addString("reason", reason.name());
    }
    if (fromStep != null) {
      builder.addString("fromStep", fromStep, false);
    }
    if (accepted != null) {
      builder
          .addString("acceptedBy", accepted.account(), false)
          .addString("acceptedOn", accepted.host(), false)
          .addLocalDateTime("acceptedAt", accepted.at(), false);
    }
    return builder.toJobParameters();
  }
}
