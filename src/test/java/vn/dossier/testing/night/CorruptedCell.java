package vn.dossier.testing.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.Trigger;

/**
 * Counts one online dossier too many in the cells of 5 October 2023 that the run counted, aside or,
 * while nothing is published, in place, when verify-facts begins: behind the step that computed
 * them, and before they are looked at.
 */
public final class CorruptedCell implements Trigger {

  private static final String CORRUPT =
      "UPDATE stage_dossier_daily SET online = online + 1 WHERE accepted_date = DATE '2023-10-05'";

  private static final String CORRUPT_IN_PLACE =
      """
      UPDATE fact_dossier_daily SET online = online + 1
      WHERE accepted_date = DATE '2023-10-05' AND NOT EXISTS (SELECT 1 FROM dim_agency)""";

  private static final String ON_H2 =
      "CREATE TRIGGER corrupt AFTER INSERT ON BATCH_STEP_EXECUTION FOR EACH ROW CALL '%s'"
          .formatted(CorruptedCell.class.getName());

  private static final String ON_A_SERVER =
      """
      CREATE TRIGGER corrupt AFTER INSERT ON BATCH_STEP_EXECUTION FOR EACH ROW
      IF NEW.STEP_NAME = 'verify-facts' THEN
        %s;
        %s;
      END IF
      """
          .formatted(CORRUPT, CORRUPT_IN_PLACE);

  private int stepName;

  /** The statement that lets it work in a warehouse. */
  public static String creation(boolean h2) {
    return h2 ? ON_H2 : ON_A_SERVER;
  }

  @Override
  public void init(
      Connection connection, String schema, String name, String table, boolean before, int type)
      throws SQLException {
    try (var columns = connection.getMetaData().getColumns(null, schema, table, "STEP_NAME")) {
      columns.next();
      stepName = columns.getInt("ORDINAL_POSITION") - 1;
    }
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if (after[stepName].equals("verify-facts")) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(CORRUPT);
        statement.executeUpdate(CORRUPT_IN_PLACE);
      }
    }
  }
}
