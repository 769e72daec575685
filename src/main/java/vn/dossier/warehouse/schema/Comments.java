package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes the dictionary's sentences as comments of the database, where they differ. */
interface Comments {

  void write(Connection connection, Dictionary dictionary) throws SQLException;

  // DDL takes no parameters; the texts are the program's own
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
