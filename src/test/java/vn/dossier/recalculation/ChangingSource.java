package vn.dossier.recalculation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;

/** A source that changes from night to night, the same for the same chances. */
public interface ChangingSource {

  /** The business date that most rows lie just before. */
  LocalDate firstNight();

  /** Changes the rows as the days before a business date do. */
  void mutate(Random random, LocalDate night);

  /** Makes the tables of a database hold these rows, and no others. */
  void writeTo(Connection connection) throws SQLException;
}
