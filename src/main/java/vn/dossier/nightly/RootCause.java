package vn.dossier.nightly;

import java.util.List;
import org.springframework.batch.core.job.JobExecutionException;
import vn.dossier.source.SetupErrors;
import vn.dossier.source.SetupException;

/** What began it all. */
final class RootCause {

  private RootCause() {}

  /**
   * The gate, or what a person must mend, if it is anywhere, else the root of what came first; null
   * when nothing failed. That a step failed is the framework's own word, taken when there is no
   * other: the reason stands with the partition.
   */
  static Throwable of(List<Throwable> failures) {
    Throwable root = null;
    for (Throwable failure : failures) {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t instanceof GateFailedException || SetupErrors.needsAPerson(t)) {
          return t;
        }
        if (t.getCause() == null && (root == null || root instanceof JobExecutionException)) {
          root = t;
        }
      }
    }
    return root;
  }

  /** The first line of its message; of what is not said for a person, its type too. */
  static String line(Throwable cause) {
    String first = QuotedValues.firstLine(cause);
    return cause instanceof SetupException
        ? first
        : "%s: %s".formatted(cause.getClass().getSimpleName(), first);
  }
}
