package vn.dossier.operate.session;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.springframework.jdbc.core.JdbcOperations;

/** The database product behind a connection. */
public final class ServerProduct {

  private ServerProduct() {}

  /** Its name and version, with the account. */
  public static String of(JdbcOperations database) {
    return database.execute(
        (Connection connection) -> {
          DatabaseMetaData meta = connection.getMetaData();
          return "%s %s, as %s"
              .formatted(
                  meta.getDatabaseProductName(),
                  meta.getDatabaseProductVersion(),
                  meta.getUserName());
        });
  }

  /** Whether it is MySQL or MariaDB, not the embedded H2. */
  public static boolean isServer(JdbcOperations database) {
    return Boolean.FALSE.equals(
        database.execute(
            (Connection connection) ->
                connection.getMetaData().getDatabaseProductName().equals("H2")));
  }
}
