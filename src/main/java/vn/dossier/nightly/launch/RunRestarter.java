package vn.dossier.nightly.launch;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.run.PlannedRun;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunStore;
import vn.dossier.warehouse.run.Start;
import vn.dossier.warehouse.run.StartStore;

/**
 * Continues, repeats and recovers runs (src/docs/contracts.md). Whoever calls holds the warehouse's
 * lock, so what says that it runs has died.
 */
@Component
public final class RunRestarter {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final RunHistory history;
  private final Continuation continuation;
  private final Launcher launcher;
  private final Recovery recovery;
  private final RunStore store;
  private final RunLookup lookup;
  private final Fence fence;
  private final StartStore starts;
  private final NextCommand next;

  RunRestarter(
      RunHistory history,
      Continuation continuation,
      Launcher launcher,
      Recovery recovery,
      RunStore store,
      RunLookup lookup,
      Fence fence,
      StartStore starts,
      NextCommand next) {
    this.history = history;
    this.continuation = continuation;
    this.launcher = launcher;
    this.recovery = recovery;
    this.store = store;
    this.lookup = lookup;
    this.fence = fence;
    this.next = next;
    this.starts = starts;
  }

  /**
   * Continues a failed or stopped run.
   *
   * @param jobExecutionId the execution; null for the last one
   * @param accepted who lets it publish though much would vanish; null for nobody
   * @throws SetupException when there is nothing to continue, although a start failed
   */
  public Outcome rerun(Long jobExecutionId, Acceptance accepted) {
    store.closeEnded();
    requireKnown(jobExecutionId);
    Optional<JobExecution> found =
        jobExecutionId == null ? history.last() : history.find(jobExecutionId);
    if (found.isEmpty()) {
      refuseIfAStartFailedSince(null);
      return Outcome.nothingToDo("Nothing to rerun: no run has been started, type nightly");
    }
    JobExecution last = history.lastOf(found.get());
    if (last.getStatus() == BatchStatus.COMPLETED) {
      if (jobExecutionId == null) {
        refuseIfAStartFailedSince(last);
      }
      return Outcome.nothingToDo(
          "Nothing to rerun: run %d is complete; nightly loads the nights that are due"
              .formatted(last.getId()));
    }
    return continuation.proceed(last, RunParameters.of(last).accepting(accepted));
  }

  // Exit code 0 would tell a scheduler that the night is loaded
  private void refuseIfAStartFailedSince(JobExecution run) {
    starts
        .lastToPlan()
        .filter(Start::isUnsuccessful)
        .filter(start -> run == null || isSince(start, run))
        .ifPresent(
            start -> {
              throw new SetupException(
                  "There is no run to continue, %s of %s ended before it had one: type %s (%s)"
                      .formatted(
                          start.verb(),
                          MINUTE.format(start.startedAt()),
                          start.command(),
                          start.cause() == null ? "its process died" : start.cause()));
            });
  }

  private static boolean isSince(Start start, JobExecution run) {
    LocalDateTime last = start.endedAt() == null ? start.startedAt() : start.endedAt();
    return Objects.equals(start.jobExecutionId(), run.getId())
        // Starts are kept by the second
        || !last.isBefore(run.getCreateTime().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Repeats the run planned last from a step on, with what the steps before it left: its plan, its
   * catalogue. From plan-night on it is planned again.
   *
   * @param jobExecutionId must belong to that run; null when not given
   * @param accepted who lets it publish though much would vanish; null for nobody
   */
  public Outcome rerunFrom(StepName step, Long jobExecutionId, Acceptance accepted) {
    requireKnown(jobExecutionId);
    Optional<PlannedRun> planned = lookup.last();
    if (planned.isEmpty()) {
      return Outcome.nothingToDo("Nothing to rerun: no run has been planned, type nightly");
    }
    PlannedRun run = planned.get();
    if (jobExecutionId != null
        && lookup.find(jobExecutionId).filter(r -> r.runId() == run.runId()).isEmpty()) {
      throw new SetupException(
          "Execution %d is not of the run planned last, which is %d"
              .formatted(jobExecutionId, run.jobExecutionId()));
    }
    JobExecution last =
        history
            .find(run.jobExecutionId())
            .orElseThrow(
                () -> new SetupException("The history of the last run is gone: run nightly"));
    continuation.free(last);
    if (step == StepName.PLAN_NIGHT) {
      // Under today's program and rules, whatever it was planned under
      return launcher.launchNewAttempt(RunParameters.of(last).fromStep(null));
    }
    continuation.refuseIfSuperseded(last);
    for (StepName earlier : step.before()) {
      if (!history.completed(last, earlier)) {
        throw new SetupException(
            "Step %s of run %d is not complete, and no later one can begin: type %s"
                .formatted(
                    earlier.text(),
                    last.getId(),
                    String.join(", then ", next.after(last.getId(), false))));
      }
    }
    StepName from = beginning(run, step);
    return launcher.launchNewAttempt(
        RunParameters.of(last).fromStep(from.text()).accepting(accepted));
  }

  private void requireKnown(Long jobExecutionId) {
    if (jobExecutionId != null && history.find(jobExecutionId).isEmpty()) {
      throw new SetupException("There is no execution %d: see status".formatted(jobExecutionId));
    }
  }

  private StepName beginning(PlannedRun run, StepName step) {
    // What the look-up saw before counts as seen: only a new scan lets it look and count again
    if (step == StepName.RETIRE_DOSSIERS) {
      return StepName.CLASSIFY_DOSSIERS;
    }
    // A publish takes the touched cells, and what is staged cannot be verified without them
    if (step.compareTo(StepName.AGGREGATE_FACTS) > 0 && lookup.published(run.runId())) {
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
    requireKnown(jobExecutionId);
    if (!history.unfinished().isEmpty()) {
      fence.takeOver();
    }
    store.closeEnded();
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
            ExitCode.OK, "Marked as failed: %s; %s".formatted(recovered, advice(recovered)), null);
  }

  private String advice(List<Long> recovered) {
    List<String> commands =
        recovered.stream().flatMap(id -> next.after(id, false).stream()).distinct().toList();
    return commands.isEmpty()
        ? "nothing is left to do for them"
        : "type " + String.join(", then ", commands);
  }
}
