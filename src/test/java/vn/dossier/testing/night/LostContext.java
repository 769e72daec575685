package vn.dossier.testing.night;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.Trigger;

/**
 * An H2 trigger that ends a run where a kill would hurt most: plan-night is complete, and the job's
 * context about to be stored.
 */
public final class LostContext implements Trigger {

  /** The statement that lets it work in an H2 warehouse. */
  public static final String ON_H2 =
      "CREATE TRIGGER lose BEFORE UPDATE ON BATCH_JOB_EXECUTION_CONTEXT FOR EACH ROW CALL '%s'"
          .formatted(LostContext.class.getName());

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet planned =
            statement.executeQuery(
                "SELECT COUNT(*) FROM BATCH_STEP_EXECUTION"
                    + " WHERE STEP_NAME = 'plan-night' AND STATUS = 'COMPLETED'")) {
      planned.next();
      if (planned.getInt(1) > 0) {
        throw new SQLException("lost");
      }
    }
  }
}
