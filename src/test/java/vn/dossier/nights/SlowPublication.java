package vn.dossier.nights;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/**
 * Holds the transaction of publish open for a while, when all its cells are in place and before it
 * commits: what a reader sees then is neither the old state by luck nor the new one.
 */
public final class SlowPublication implements Trigger {

  private static final int MILLIS = 200;

  private static final String ON_H2 =
      "CREATE TRIGGER slow BEFORE UPDATE ON etl_run FOR EACH ROW CALL '%s'"
          .formatted(SlowPublication.class.getName());

  private static final String ON_A_SERVER =
      """
      CREATE TRIGGER slow BEFORE UPDATE ON etl_run FOR EACH ROW
      IF NEW.published_at IS NOT NULL AND OLD.published_at IS NULL THEN
        DO SLEEP(%d / 1000);
      END IF
      """
          .formatted(MILLIS);

  private int publishedAt;

  /** The statement that lets it work in a warehouse. */
  static String creation(boolean h2) {
    return h2 ? ON_H2 : ON_A_SERVER;
  }

  @Override
  public void init(
      Connection connection, String schema, String name, String table, boolean before, int type)
      throws SQLException {
    try (var columns = connection.getMetaData().getColumns(null, schema, table, "PUBLISHED_AT")) {
      columns.next();
      publishedAt = columns.getInt("ORDINAL_POSITION") - 1;
    }
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if (before[publishedAt] == null && after[publishedAt] != null) {
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
    }
  }
}
