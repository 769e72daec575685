package vn.dossier.nights;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Lets the warehouse refuse the fact of dossier d-5, as a full disk or a lost server would. */
public final class RefusedFact implements Trigger {

  /** The statement that lets it work in an H2 warehouse. */
  static final String ON_H2 =
      "CREATE TRIGGER refuse BEFORE INSERT ON fact_dossier FOR EACH ROW CALL '%s'"
          .formatted(RefusedFact.class.getName());

  /** The same on MariaDB and MySQL. */
  static final String ON_A_SERVER =
      """
      CREATE TRIGGER refuse BEFORE INSERT ON fact_dossier FOR EACH ROW
      IF NEW.dossier_id = 'd-5' THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused';
      END IF
      """;

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if (after[0].equals("d-5")) {
      throw new SQLException("refused");
    }
  }
}
