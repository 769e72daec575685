package vn.dossier.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.source.SetupException;
import vn.dossier.warehouse.Fence;
import vn.dossier.warehouse.PlannedRun;
import vn.dossier.warehouse.RunLookup;
import vn.dossier.warehouse.RunStore;

/**
 * Continues, repeats and recovers runs (design.md section 6). Whoever calls holds the warehouse's
 * lock, so what says that it runs has died.
 */
@Component
public final class Reruns {

  private final RunHistory history;
  private final Continuation continuation;
  private final Launcher launcher;
  private final Recovery recovery;
  private final RunStore store;
  private final RunLookup lookup;
  private final Fence fence;
  private final NextCommand next;

  Reruns(
      RunHistory history,
      Continuation continuation,
      Launcher launcher,
      Recovery recovery,
      RunStore store,
      RunLookup lookup,
      Fence fence,
      NextCommand next) {
    this.history = history;
    this.continuation = continuation;
    this.launcher = launcher;
    this.recovery = recovery;
    this.store = store;
    this.lookup = lookup;
    this.fence = fence;
    this.next = next;
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
      return Outcome.nothingToDo("Nothing to rerun: no run has been started, type nightly");
    }
    JobExecution last = history.lastOf(found.get());
    if (last.getStatus() == BatchStatus.COMPLETED) {
      return Outcome.nothingToDo(
          "Nothing to rerun: run %d is complete; nightly loads the nights that are due"
              .formatted(last.getId()));
    }
    return continuation.proceed(last, RunParameters.of(last));
  }

  /**
   * Repeats the run planned last from a step on, with what the steps before it left: its plan, its
   * catalogue. From plan-night on it is planned anew.
   *
   * @param jobExecutionId must belong to that run; null when not given
   */
  public Outcome rerunFrom(StepName step, Long jobExecutionId) {
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
      return launcher.launchAnew(RunParameters.of(last).fromStep(null));
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
    return launcher.launchAnew(RunParameters.of(last).fromStep(from.text()));
  }

  private StepName beginning(PlannedRun run, StepName step) {
    // What the look-up met before is met: only a new scan lets it look and count again
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
    if (!history.unfinished().isEmpty()) {
      fence.takeOver();
    }
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
