package vn.dossier.nightly;

import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** Reads the outcome off an execution. */
final class RunResult {

  private RunResult() {}

  static Outcome of(JobExecution execution) {
    long id = execution.getId();
    BatchStatus status = execution.getStatus();
    if (status == BatchStatus.COMPLETED) {
      return new Outcome(ExitCode.OK, "Run %d is complete".formatted(id), id);
    }
    if (status == BatchStatus.STOPPED) {
      return new Outcome(
          ExitCode.STOPPED, "Run %d was stopped: type rerun to continue".formatted(id), id);
    }
    Throwable cause = cause(execution.getAllFailureExceptions());
    if (cause instanceof GateFailedException) {
      return new Outcome(
          ExitCode.GATE,
          "Run %d published nothing, checks failed: %s; see status, then nightly --full --force"
              .formatted(id, cause.getMessage()),
          id);
    }
    String reason =
        cause == null
            ? "for no known reason"
            : "%s: %s".formatted(cause.getClass().getSimpleName(), firstLine(cause.getMessage()));
    return new Outcome(
        ExitCode.FAILED, "Run %d failed, %s; type rerun to continue".formatted(id, reason), id);
  }

  // The gate if it is anywhere, else the root of what came first
  private static Throwable cause(List<Throwable> failures) {
    Throwable root = null;
    for (Throwable failure : failures) {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t instanceof GateFailedException) {
          return t;
        }
        if (t.getCause() == null && root == null) {
          root = t;
        }
      }
    }
    return root;
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
