package vn.dossier.warehouse.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A row as text, by the names of its columns. */
public final class RowText {

  private RowText() {}

  /** The row that a result stands at; names in lower case, in the order of the columns. */
  public static Map<String, String> of(ResultSet rs) throws SQLException {
    ResultSetMetaData columns = rs.getMetaData();
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), rs.getString(i));
    }
    return row;
  }
}
