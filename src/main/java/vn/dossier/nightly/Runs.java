package vn.dossier.nightly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import vn.dossier.classify.Selection;
import vn.dossier.source.SetupException;
import vn.dossier.warehouse.RunStore;

/**
 * Starts, continues, repeats and recovers runs by the rules of design.md section 6 (identity of a
 * run). Whoever calls holds the warehouse's lock, so what says that it runs has died.
 */
public final class Runs {

  private final JobOperator jobOperator;
  private final JobFactory jobs;
  private final RunHistory history;
  private final Recovery recovery;
  private final RunStore store;
  private final Supersession supersession;

  Runs(
      JobOperator jobOperator,
      JobFactory jobs,
      RunHistory history,
      Recovery recovery,
      RunStore store,
      Supersession supersession) {
    this.jobOperator = jobOperator;
    this.jobs = jobs;
    this.history = history;
    this.recovery = recovery;
    this.store = store;
    this.supersession = supersession;
  }

  /**
   * Loads a night, or says that it is loaded.
   *
   * @param date the business date
   * @param today the local date
   * @param full whether to read without a lower bound
   * @param force whether to plan a new attempt whatever the last one did
   * @throws SetupException when a person must decide first
   */
  public Outcome nightly(LocalDate date, LocalDate today, boolean full, boolean force) {
    if (date.isAfter(today)) {
      throw new SetupException("%s has not come yet: today is %s".formatted(date, today));
    }
    store.settle();
    RunParameters asked = RunParameters.nightly(date, 1, full);
    Optional<JobExecution> latest = history.latest(asked);
    if (latest.isPresent() && !force) {
      JobExecution last = latest.get();
      if (full && PlanContext.holdsPlan(last.getExecutionContext()) && !wasFull(last)) {
        throw new SetupException(
            "%s was not planned as a full night: nightly --date %s --full --force plans it anew"
                .formatted(date, date));
      }
      if (last.getStatus() == BatchStatus.COMPLETED) {
        return Outcome.nothingToDo(
            "%s is already loaded (run %d); nothing was changed".formatted(date, last.getId()));
      }
      return proceed(last, asked);
    }
    Optional<LocalDate> published = store.publishedDate();
    if (!force && published.isPresent() && date.isBefore(published.get())) {
      throw new SetupException(
          ("%s is older than %s, the last date published: nightly --date %s --force reads it again"
                  + " and restates what has changed since")
              .formatted(date, published.get(), date));
    }
    return launch(asked.withAttempt(nextAttempt(latest)));
  }

  /**
   * Reads the dossiers accepted in a range again.
   *
   * @throws SetupException when no night is published, or the range is not before its date
   */
  public Outcome backfill(LocalDate from, LocalDate to) {
    LocalDate published =
        store
            .publishedDate()
            .orElseThrow(() -> new SetupException("Nothing is published yet: run nightly first"));
    if (from.isAfter(to)) {
      throw new SetupException("--from %s is after --to %s".formatted(from, to));
    }
    if (to.isAfter(published)) {
      throw new SetupException(
          "--to %s is after %s, the last date published".formatted(to, published));
    }
    RunParameters asked = RunParameters.backfill(published, 1, from, to);
    return launch(asked.withAttempt(nextAttempt(history.latest(asked))));
  }

  /**
   * Continues a failed or stopped run.
   *
   * @param jobExecutionId the execution; null for the last one
   */
  public Outcome rerun(Long jobExecutionId) {
    store.settle();
    Optional<JobExecution> found =
        jobExecutionId == null ? history.last() : history.find(jobExecutionId);
    if (found.isEmpty() && jobExecutionId != null) {
      throw new SetupException("There is no execution %d: see status".formatted(jobExecutionId));
    }
    if (found.isEmpty()) {
      return Outcome.nothingToDo("Nothing to rerun: no run has been started");
    }
    JobExecution last = history.lastOf(found.get());
    if (last.getStatus() == BatchStatus.COMPLETED) {
      return Outcome.nothingToDo("Nothing to rerun: run %d is complete".formatted(last.getId()));
    }
    return proceed(last, parameters(last));
  }

  /**
   * Repeats the run planned last from a step on, with its plan and catalogue.
   *
   * @param jobExecutionId must belong to that run; null when not given
   */
  public Outcome rerunFrom(StepName step, Long jobExecutionId) {
    Optional<RunStore.Run> planned = store.last();
    if (planned.isEmpty()) {
      return Outcome.nothingToDo("Nothing to rerun: no run has been planned");
    }
    RunStore.Run run = planned.get();
    if (jobExecutionId != null
        && store.find(jobExecutionId).filter(r -> r.runId() == run.runId()).isEmpty()) {
      throw new SetupException(
          "Execution %d is not of the run planned last, which is %d"
              .formatted(jobExecutionId, run.jobExecutionId()));
    }
    JobExecution last =
        history
            .find(run.jobExecutionId())
            .orElseThrow(
                () -> new SetupException("The history of the last run is gone: run nightly"));
    if (last.getStatus().isRunning() || last.getStatus() == BatchStatus.UNKNOWN) {
      return died(last);
    }
    refuseIfSuperseded(last);
    for (StepName earlier : step.before()) {
      if (!history.completed(last, earlier)) {
        throw new SetupException(
            "Step %s of run %d is not complete: type rerun, which continues there"
                .formatted(earlier.text(), last.getId()));
      }
    }
    StepName from = beginning(run, last, step);
    RunParameters parameters = parameters(last);
    long attempt = nextAttempt(history.latest(parameters));
    return launch(parameters.withAttempt(attempt).fromStep(from.text()));
  }

  private StepName beginning(RunStore.Run run, JobExecution last, StepName step) {
    // Plan and catalogue of a run are kept, so repeating its first steps begins with the third
    if (step.compareTo(StepName.CLASSIFY_DOSSIERS) < 0
        && history.completed(last, StepName.LOAD_DIMENSIONS)) {
      return StepName.CLASSIFY_DOSSIERS;
    }
    // A publish takes the touched cells, and what is staged cannot be verified without them
    if (step.compareTo(StepName.AGGREGATE_FACTS) > 0 && store.published(run.runId())) {
      return StepName.AGGREGATE_FACTS;
    }
    return step;
  }

  /**
   * Marks runs whose process died as failed, so that they can be continued.
   *
   * @param jobExecutionId one of them; null for all
   */
  public Outcome recover(Long jobExecutionId) {
    store.settle();
    history.removeOrphans();
    List<Long> recovered = new ArrayList<>();
    for (JobExecution dead : history.unfinished()) {
      if (jobExecutionId == null || jobExecutionId == dead.getId()) {
        recovery.fail(dead);
        recovered.add(dead.getId());
      }
    }
    return recovered.isEmpty()
        ? Outcome.nothingToDo("Nothing to recover: no run has died")
        : new Outcome(
            ExitCode.OK, "Marked as failed: %s; type rerun to continue".formatted(recovered), null);
  }

  private Outcome proceed(JobExecution last, RunParameters asked) {
    return switch (last.getStatus()) {
      case FAILED, STOPPED -> {
        refuseIfSuperseded(last);
        recovery.settleSteps(last);
        boolean planned = PlanContext.holdsPlan(last.getExecutionContext());
        RunParameters own = parameters(last);
        yield launch(planned ? own : asked.withAttempt(own.attempt()));
      }
      case STARTING, STARTED, STOPPING, UNKNOWN -> died(last);
      default ->
          throw new SetupException(
              "Run %d is %s and cannot be continued: %s plans it anew"
                  .formatted(last.getId(), last.getStatus(), anew(last)));
    };
  }

  private static Outcome died(JobExecution last) {
    return new Outcome(
        ExitCode.FAILED,
        "The process of run %d died: type recover, then rerun".formatted(last.getId()),
        null);
  }

  private void refuseIfSuperseded(JobExecution last) {
    supersession
        .reason(last)
        .ifPresent(
            reason -> {
              throw new SetupException(
                  "Run %d is superseded, %s: %s plans it anew"
                      .formatted(last.getId(), reason, anew(last)));
            });
  }

  /** The command that plans the same again. */
  static String anew(JobExecution last) {
    RunParameters parameters = parameters(last);
    return parameters.from() == null
        ? "nightly --date %s --force".formatted(parameters.businessDate())
        : "backfill --from %s --to %s".formatted(parameters.from(), parameters.to());
  }

  private Outcome launch(RunParameters parameters) {
    StepName from =
        parameters.fromStep() == null
            ? StepName.LOAD_DIMENSIONS
            : StepName.of(parameters.fromStep()).orElseThrow();
    var jobParameters = parameters.toJobParameters();
    history.removeOrphans();
    try {
      JobExecution execution =
          jobOperator.start(jobs.job(parameters.jobName(), from), jobParameters);
      return RunResult.of(execution);
    } catch (JobExecutionException e) {
      throw new IllegalStateException("Cannot start the run: " + e.getMessage(), e);
    }
  }

  private static boolean wasFull(JobExecution execution) {
    return PlanContext.plan(execution.getExecutionContext()).scope().selection() == Selection.FULL;
  }

  private static long nextAttempt(Optional<JobExecution> latest) {
    return latest.map(Runs::parameters).map(p -> p.attempt() + 1).orElse(1L);
  }

  static RunParameters parameters(JobExecution execution) {
    return RunParameters.of(execution.getJobInstance().getJobName(), execution.getJobParameters());
  }
}
