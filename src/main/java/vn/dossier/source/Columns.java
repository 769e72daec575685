package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Columns of a result, found by their names once: there are millions of rows. */
final class Columns {

  private final ResultSet rs;
  private final int[] places;

  Columns(ResultSet rs, String... names) throws SQLException {
    this.rs = rs;
    this.places = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      places[i] = rs.findColumn(names[i]);
    }
  }

  /** The text of a column, by its place among the names, in the row that the result stands at. */
  String text(int i) throws SQLException {
    return rs.getString(places[i]);
  }
}
