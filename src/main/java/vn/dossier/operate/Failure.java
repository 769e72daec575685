package vn.dossier.operate;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.bind.BindException;
import vn.dossier.nightly.ExitCode;
import vn.dossier.report.NoFactsException;
import vn.dossier.source.SetupException;

/**
 * What an exception means to the person or scheduler who gets it.
 *
 * @param code exit code of design.md section 6
 * @param line one line that says what to do
 */
record Failure(ExitCode code, String line) {

  /** H2: another process has the file open. */
  private static final int H2_FILE_IN_USE = 90020;

  // Vendor codes after which the same command cannot succeed before somebody changes something:
  // access denied, unknown database, missing table or column, command denied; H2's for the same
  private static final Set<Integer> SETUP =
      Set.of(
          1044, 1045, 1049, 1054, 1142, 1143, 1146, 1698, 28000, 42102, 42104, 42122, 90013, 90096,
          90146);

  static Failure of(Throwable thrown) {
    Throwable root = thrown;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof BusyException) {
        return new Failure(ExitCode.BUSY, t.getMessage());
      }
      if (t instanceof SetupException
          || t instanceof NoFactsException
          || t instanceof BindException
          || t instanceof IllegalArgumentException && thrown instanceof BeansException) {
        return new Failure(ExitCode.SETUP, firstLine(t));
      }
      if (t instanceof SQLException sql) {
        if (sql.getErrorCode() == H2_FILE_IN_USE) {
          return new Failure(ExitCode.BUSY, "The H2 database is in use by another process");
        }
        if (SETUP.contains(sql.getErrorCode())) {
          return new Failure(ExitCode.SETUP, firstLine(sql));
        }
      }
      root = t;
    }
    return new Failure(
        ExitCode.FAILED,
        "%s: %s (the log has more)".formatted(root.getClass().getSimpleName(), firstLine(root)));
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? "no message" : message.lines().findFirst().orElse("");
  }
}
