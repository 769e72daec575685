package vn.dossier.operate;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.bind.BindException;
import vn.dossier.nightly.ExitCode;
import vn.dossier.report.NoFactsException;
import vn.dossier.source.SetupException;
import vn.dossier.source.SourcePool;

/**
 * What an exception means to the person or scheduler who gets it.
 *
 * @param code exit code of design.md section 6
 * @param line one line that says what to do
 */
record Failure(ExitCode code, String line) {

  // Vendor codes after which the same command cannot succeed before somebody changes something.
  // No way in: access denied, host not allowed, unknown or no database; H2's for the same, and for
  // a URL that it does not understand
  private static final Set<Integer> NO_ENTRY =
      Set.of(1044, 1045, 1046, 1049, 1130, 1698, 28000, 90011, 90013, 90046, 90113, 90146);

  // Missing table or column, command denied; H2's for the same
  private static final Set<Integer> NOT_THERE =
      Set.of(1054, 1142, 1143, 1146, 1227, 42102, 42104, 42122, 90096);

  /** SQL state class of a connection that cannot be made, or is gone. */
  private static final String NO_CONNECTION = "08";

  // In a URL that a driver repeats: password=..., or //user:password@host
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password\\w*=)[^&;,\\s]*|(//[^/@:\\s]*:)[^/@\\s]*(?=@)");

  static Failure of(Throwable thrown) {
    Throwable root = thrown;
    SQLException noConnection = null;
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
        if (DatabaseFile.isInUse(sql)) {
          return new Failure(ExitCode.BUSY, DatabaseFile.describe(sql));
        }
        if (NO_ENTRY.contains(sql.getErrorCode())) {
          return new Failure(ExitCode.SETUP, named(sql));
        }
        if (NOT_THERE.contains(sql.getErrorCode())) {
          return new Failure(ExitCode.SETUP, firstLine(sql));
        }
        if (noConnection == null && state(sql).startsWith(NO_CONNECTION)) {
          noConnection = sql;
        }
      }
      root = t;
    }
    String cause = "%s: %s".formatted(root.getClass().getSimpleName(), firstLine(root));
    return new Failure(
        ExitCode.FAILED,
        noConnection == null
            ? cause + " (the log has more)"
            : "%s (%s)".formatted(named(noConnection), cause));
  }

  // There are two databases, and the source names itself
  private static String named(SQLException thrown) {
    String line = firstLine(thrown);
    return line.startsWith(SourcePool.NAME) ? line : "The warehouse: " + line;
  }

  private static String state(SQLException thrown) {
    return thrown.getSQLState() == null ? "" : thrown.getSQLState();
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    String line = message == null ? "no message" : message.lines().findFirst().orElse("");
    return SECRET.matcher(line).replaceAll("$1$2***");
  }
}
