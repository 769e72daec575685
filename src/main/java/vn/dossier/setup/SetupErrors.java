package vn.dossier.setup;

import java.sql.SQLException;
import java.util.Set;

/**
 * Errors of databases after which the same command cannot succeed before somebody changes something
 * (src/docs/contracts.md, exit code 2), by the vendors' codes.
 */
public final class SetupErrors {

  // Access denied, host not allowed, unknown or no database, an account that is locked or must have
  // another password; H2's for the same, and for a URL that it does not understand
  private static final Set<Integer> NO_ENTRY =
      Set.of(
          1044, 1045, 1046, 1049, 1130, 1698, 1820, 1862, 3118, 4151, 28000, 90011, 90013, 90046,
          90113, 90146);

  // Missing table or column, command denied, a statement that the server does not understand,
  // columns whose character sets do not go together; H2's for the same
  private static final Set<Integer> NOT_THERE =
      Set.of(
          1054, 1064, 1142, 1143, 1146, 1227, 1267, 1270, 1271, 42000, 42001, 42102, 42104, 42122,
          90096);

  private SetupErrors() {}

  /** Whether the database does not let the account in. */
  public static boolean isNoEntry(SQLException thrown) {
    return NO_ENTRY.contains(thrown.getErrorCode());
  }

  /** Whether the database does not have, or does not allow, what a statement names. */
  public static boolean isNotThere(SQLException thrown) {
    return NOT_THERE.contains(thrown.getErrorCode());
  }

  /** Whether a person must act first, looking at this very exception and not at its causes. */
  public static boolean needsAPerson(Throwable thrown) {
    return thrown instanceof SetupException
        || thrown instanceof SQLException sql && (isNoEntry(sql) || isNotThere(sql));
  }
}
