package vn.dossier.nightly.end;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionSystemException;
import vn.dossier.setup.SetupErrors;
import vn.dossier.setup.SetupException;

/** What began it all. */
public final class RootCause {

  private RootCause() {}

  /** Of a run: what failed first of its steps. Spring Batch's own list of it has no order. */
  public static Throwable of(JobExecution execution) {
    List<Throwable> failures = new ArrayList<>();
    execution.getStepExecutions().stream()
        .sorted(
            Comparator.comparing(
                    StepExecution::getEndTime, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(StepExecution::getId))
        .forEach(step -> failures.addAll(step.getFailureExceptions()));
    failures.addAll(execution.getFailureExceptions());
    return of(failures);
  }

  /**
   * The gate, or what a person must fix, if it is anywhere, else the root of what came first; null
   * when nothing failed. What only follows from another failure is taken when there is no other:
   * the framework's word that a step failed, or that its row is not what it should be, since a
   * commit was lost.
   */
  public static Throwable of(List<Throwable> failures) {
    Throwable root = null;
    for (Throwable failure : failures) {
      for (Throwable t = failure; t != null; t = before(t)) {
        if (t instanceof GateFailedException || SetupErrors.needsAPerson(t)) {
          return t;
        }
        if (before(t) == null && (root == null || isConsequence(root))) {
          root = t;
        }
      }
    }
    return root;
  }

  /**
   * What one followed from; null when it is the root. When a rollback fails as well, what it was
   * for stands beside its own cause.
   */
  public static Throwable before(Throwable t) {
    return t instanceof TransactionSystemException rollback
        ? rollback.getOriginalException()
        : t.getCause();
  }

  private static boolean isConsequence(Throwable root) {
    return root instanceof JobExecutionException
        || root instanceof OptimisticLockingFailureException;
  }

  /** The first line of its message; of what is not said for a person, its type too. */
  public static String line(Throwable cause) {
    String first = QuotedValues.firstLine(cause);
    return cause instanceof SetupException
        ? first
        : "%s: %s".formatted(cause.getClass().getSimpleName(), first);
  }
}
