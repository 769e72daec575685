package vn.dossier.benchmark.plain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of papers.sql: a digitised result, and whether any dossier has its code. */
record Paper(String id, int bucket, LocalDate day, String identifier, boolean historical) {

  static Paper of(ResultSet row, int number) throws SQLException {
    return new Paper(
        row.getString("id"),
        row.getInt("bucket"),
        row.getObject("day", LocalDate.class),
        row.getString("identifier"),
        row.getBoolean("historical"));
  }

  Object[] values(Integer agency) {
    return new Object[] {id, bucket, day, agency == null ? 0 : agency, historical};
  }
}
