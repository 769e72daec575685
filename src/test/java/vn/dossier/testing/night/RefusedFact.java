package vn.dossier.testing.night;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Lets a table of the warehouse refuse dossier d-5, as a full disk or a lost server would. */
public final class RefusedFact implements Trigger {

  /** The statement that lets fact_dossier refuse it in an H2 warehouse. */
  public static final String ON_H2 = onH2("fact_dossier");

  /** The same on MariaDB and MySQL. */
  public static final String ON_A_SERVER = onAServer("fact_dossier");

  /** The statement for a table of an H2 warehouse whose first column is dossier_id. */
  public static String onH2(String table) {
    return "CREATE TRIGGER refuse BEFORE INSERT ON %s FOR EACH ROW CALL '%s'"
        .formatted(table, RefusedFact.class.getName());
  }

  /** The same on MariaDB and MySQL. */
  public static String onAServer(String table) {
    return """
        CREATE TRIGGER refuse BEFORE INSERT ON %s FOR EACH ROW
        IF NEW.dossier_id = 'd-5' THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused';
        END IF
        """
        .formatted(table);
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if (after[0].equals("d-5")) {
      throw new SQLException("refused");
    }
  }
}
