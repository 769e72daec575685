package vn.dossier.operate;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
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

  // Vendor codes after which the same command cannot succeed before somebody changes something:
  // access denied, host not allowed, unknown or no database, missing table or column, command
  // denied; H2's for the same, and for a URL that it does not understand
  private static final Set<Integer> SETUP =
      Set.of(
          1044, 1045, 1046, 1049, 1054, 1130, 1142, 1143, 1146, 1227, 1698, 28000, 42102, 42104,
          42122, 90011, 90013, 90046, 90096, 90113, 90146);

  /** SQL state class of a connection that cannot be made, or is gone. */
  private static final String NO_CONNECTION = "08";

  // In a URL that a driver repeats: password=..., or //user:password@host
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password\\w*=)[^&;,\\s]*|(//[^/@:\\s]*:)[^/@\\s]*(?=@)");

  static Failure of(Throwable thrown) {
    return of(thrown, databaseOf(thrown));
  }

  /**
   * @param database what stands before an error of a database; empty when the reader knows which
   */
  static Failure of(Throwable thrown, String database) {
    Throwable root = thrown;
    boolean unreachable = false;
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
        if (SETUP.contains(sql.getErrorCode())) {
          return new Failure(ExitCode.SETUP, database + firstLine(sql));
        }
        unreachable |= sql.getSQLState() != null && sql.getSQLState().startsWith(NO_CONNECTION);
      }
      root = t;
    }
    return new Failure(
        ExitCode.FAILED,
        unreachable
            ? "%scannot connect, %s: %s".formatted(database, name(root), firstLine(root))
            : "%s: %s (the log has more)".formatted(name(root), firstLine(root)));
  }

  // The warehouse's pool starts while the program is built, the source's with its first query
  private static String databaseOf(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof PoolInitializationException) {
        return thrown instanceof BeansException ? "The warehouse: " : "The source: ";
      }
    }
    return "";
  }

  private static String name(Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    String line = message == null ? "no message" : message.lines().findFirst().orElse("");
    return SECRET.matcher(line).replaceAll("$1$2***");
  }
}
