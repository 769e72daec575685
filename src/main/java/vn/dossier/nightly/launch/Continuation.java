package vn.dossier.nightly.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.nightly.plan.RunParameters;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.fence.Fence;
import vn.dossier.warehouse.run.RunPlan;

/** Continues a run where it ended, if that is still right (src/docs/contracts.md). */
@Component
final class Continuation {

  private static final Logger log = LoggerFactory.getLogger(Continuation.class);

  private final Launcher launcher;
  private final Recovery recovery;
  private final Supersession supersession;
  private final Fence fence;

  Continuation(Launcher launcher, Recovery recovery, Supersession supersession, Fence fence) {
    this.launcher = launcher;
    this.recovery = recovery;
    this.supersession = supersession;
    this.fence = fence;
  }

  /**
   * @param last the last execution of the run
   * @param asked what to do when it failed before it was planned
   */
  Outcome proceed(JobExecution last, RunParameters asked) {
    free(last);
    return switch (last.getStatus()) {
      case FAILED, STOPPED -> {
        if (supersession.hasPublished(last) && supersession.reason(last).isPresent()) {
          yield Outcome.nothingToDo(
              "Run %d had published before it ended, and a later run continued from there"
                  .formatted(last.getId()));
        }
        refuseIfSuperseded(last);
        recovery.closeSteps(last);
        boolean planned = PlanContext.holdsPlan(last.getExecutionContext());
        RunParameters own = RunParameters.of(last).accepting(asked.accepted());
        yield launcher.launch(planned ? own : asked.withAttempt(own.attempt()));
      }
      default ->
          throw new SetupException(
              "Run %d is %s and cannot be continued: %s plans it again"
                  .formatted(last.getId(), last.getStatus(), planAgain(last)));
    };
  }

  void refuseIfSuperseded(JobExecution last) {
    supersession
        .reason(last)
        .ifPresent(
            reason -> {
              throw new SetupException(
                  "Run %d is superseded, %s: %s plans it again"
                      .formatted(last.getId(), reason, planAgain(last)));
            });
  }

  /**
   * Marks a run as failed that says that it runs: the caller holds the lock, so its process has
   * died. Should it only stand still, it writes nothing once the fence is taken.
   */
  void free(JobExecution last) {
    if (isUnfinished(last)) {
      fence.takeOver();
      recovery.fail(last);
      log.info("The process of run {} had died: the run is marked as failed", last.getId());
    }
  }

  /** Whether an execution says that it runs, or nobody could store how it ended. */
  static boolean isUnfinished(JobExecution execution) {
    return execution.getStatus().isRunning() || execution.getStatus() == BatchStatus.UNKNOWN;
  }

  /** Whether a run published nothing because too much would have vanished. */
  static boolean wouldVanish(JobExecution execution) {
    return execution.getExitStatus().getExitCode().equals(RunRecorder.WOULD_VANISH);
  }

  /** The command that reads the source again after too much would have vanished. */
  static String readAgain(JobExecution last) {
    RunParameters parameters = RunParameters.of(last);
    return parameters.jobName().equals(RunPlan.NIGHTLY)
        ? "nightly --date " + parameters.businessDate()
        : planAgain(last);
  }

  /** The command that plans the same again. */
  static String planAgain(JobExecution last) {
    RunParameters parameters = RunParameters.of(last);
    return switch (parameters.jobName()) {
      case RunPlan.BACKFILL ->
          "backfill --from %s --to %s".formatted(parameters.from(), parameters.to());
      case RunPlan.REPLAY ->
          parameters.reason() == null
              ? "rejects replay"
              : "rejects replay --reason " + parameters.reason();
      // Whatever date behind it is named: all that is published behind it is withdrawn
      case RunPlan.WITHDRAWAL -> "withdraw --date " + parameters.businessDate().plusDays(1);
      default -> "nightly --date %s --force".formatted(parameters.businessDate());
    };
  }
}
