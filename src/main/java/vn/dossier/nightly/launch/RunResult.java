package vn.dossier.nightly.launch;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.end.GateFailedException;
import vn.dossier.nightly.end.RootCause;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.nightly.plan.PlanContext;
import vn.dossier.setup.SetupErrors;

/** Reads the outcome off an execution. */
final class RunResult {

  private RunResult() {}

  /**
   * @param repairing the command after a broken identity or a moment's catalogue
   */
  static Outcome of(JobExecution execution, String repairing) {
    String next = "type rerun to continue";
    long id = execution.getId();
    BatchStatus status = execution.getStatus();
    if (status == BatchStatus.COMPLETED) {
      return new Outcome(
          ExitCode.OK, "Run %d is complete%s".formatted(id, provisionally(execution)), id);
    }
    if (execution.getExitStatus().getExitCode().equals(StopSignal.LOCK_LOST)) {
      return new Outcome(
          ExitCode.FAILED,
          "Run %d lost its lock on the warehouse and stopped: %s".formatted(id, next),
          id);
    }
    if (status == BatchStatus.STOPPED) {
      return new Outcome(ExitCode.STOPPED, "Run %d was stopped: %s".formatted(id, next), id);
    }
    Throwable cause = RootCause.of(execution);
    if (cause instanceof GateFailedException gate) {
      return new Outcome(
          ExitCode.GATE,
          "Run %d published nothing, checks failed: %s; %s"
              .formatted(id, cause.getMessage(), remedy(gate, execution, repairing)),
          id);
    }
    if (SetupErrors.needsAPerson(cause)) {
      return new Outcome(
          ExitCode.SETUP,
          "Run %d failed, %s; fix that, then type rerun".formatted(id, RootCause.line(cause)),
          id);
    }
    String reason = cause == null ? "for no known reason" : RootCause.line(cause);
    return new Outcome(ExitCode.FAILED, "Run %d failed, %s; %s".formatted(id, reason, next), id);
  }

  private static String provisionally(JobExecution execution) {
    ExecutionContext context = execution.getExecutionContext();
    if (!PlanContext.holdsPlan(context) || !PlanContext.plan(context).isProvisional()) {
      return "";
    }
    return ", provisional: %s was not over when it was planned; the next nightly loads it again"
        .formatted(PlanContext.plan(context).businessDate());
  }

  private static String remedy(GateFailedException gate, JobExecution execution, String repairing) {
    return switch (gate.kind()) {
      case IDENTITY ->
          PlanContext.plan(execution.getExecutionContext()).comparesAll()
              ? "it had compared everything: type %s once more, and keep the log if that fails as well"
                  .formatted(repairing)
              : "%s compares and recounts everything".formatted(repairing);
      case CATALOGUE -> "type %s, which reads them again".formatted(repairing);
      case REJECTS ->
          "type rejects to see them, then fix the source and type %s, or raise dossier.rejects.* and type rerun"
              .formatted(Continuation.planAgain(execution));
      case RETIRED ->
          ("status shows what would vanish; if the source is at fault, fix it and type %s; if all"
                  + " that is gone on purpose, type rerun --accept-retired")
              .formatted(Continuation.readAgain(execution));
      case THRESHOLD ->
          "fix the source and type %s, or raise the threshold in checks.yml and type rerun"
              .formatted(Continuation.planAgain(execution));
    };
  }
}
