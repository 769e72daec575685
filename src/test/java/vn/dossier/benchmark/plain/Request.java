package vn.dossier.benchmark.plain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of requests.sql: a paid request with the dossier that has its code. */
record Request(
    String id,
    int bucket,
    LocalDate day,
    String dossierId,
    String agency,
    String procedure,
    String method,
    boolean exempt,
    long amount,
    long fee,
    long charge,
    boolean receipted,
    String issuer) {

  static Request of(ResultSet row, int number) throws SQLException {
    return new Request(
        row.getString("id"),
        row.getInt("bucket"),
        row.getObject("day", LocalDate.class),
        row.getString("dossier_id"),
        row.getString("agency"),
        row.getString("procedure_code"),
        row.getString("method"),
        row.getBoolean("exempt"),
        row.getLong("amount"),
        row.getLong("fee"),
        row.getLong("charge"),
        row.getBoolean("receipted"),
        row.getString("issuer"));
  }

  boolean isCollected() {
    return dossierId != null && !exempt && amount > 0;
  }

  Object[] collection(Catalogue catalogue) {
    return new Object[] {
      id,
      bucket,
      day,
      catalogue.agency(agency),
      catalogue.procedure(procedure).key(),
      method,
      dossierId,
      amount,
      fee,
      charge
    };
  }

  Object[] receipt(Catalogue catalogue, String provider) {
    return new Object[] {id, bucket, day.withDayOfMonth(1), catalogue.agency(issuer), provider};
  }
}
