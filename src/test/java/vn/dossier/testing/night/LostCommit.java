package vn.dossier.testing.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.Trigger;
import vn.dossier.testing.database.Databases;

/**
 * Lets the connection of an H2 warehouse break at dossier d-5, and the row of the step be another
 * than the framework remembers, as after a commit of which nobody knows whether it happened.
 */
public final class LostCommit implements Trigger {

  private static volatile Databases databases;

  /** The statement that lets it work in a warehouse; in one at a time. */
  public static String in(Databases warehouse) {
    databases = warehouse;
    return "CREATE TRIGGER refuse BEFORE INSERT ON fact_dossier FOR EACH ROW CALL '%s'"
        .formatted(LostCommit.class.getName());
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if (after[0].equals("d-5")) {
      try (Connection other = databases.warehouse();
          Statement statement = other.createStatement()) {
        statement.executeUpdate(
            "UPDATE BATCH_STEP_EXECUTION SET VERSION = VERSION + 1 WHERE STEP_NAME LIKE '%:0'");
      }
      throw new SQLException("the connection is lost", "08S01");
    }
  }
}
