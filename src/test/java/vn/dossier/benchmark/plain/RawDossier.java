package vn.dossier.benchmark.plain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of dossiers.sql: a dossier with what its components and payments say together. */
record RawDossier(
    String id,
    String code,
    String agency,
    String procedure,
    String channel,
    String serviceLevel,
    String status,
    boolean sentBack,
    boolean file,
    LocalDate accepted,
    LocalDate due,
    LocalDate ended,
    boolean digitised,
    boolean reused,
    Money money) {

  /** What the payments that stand say; amounts in dong. */
  record Money(
      boolean obligation,
      boolean pending,
      boolean exempt,
      boolean cashless,
      boolean nonCash,
      long due,
      long online,
      long transfer,
      long cash) {}

  static RawDossier of(ResultSet row, int number) throws SQLException {
    return new RawDossier(
        row.getString("id"),
        row.getString("code"),
        row.getString("agency"),
        row.getString("procedure_code"),
        row.getString("channel"),
        row.getString("service_level"),
        row.getString("status"),
        row.getBoolean("sent_back"),
        row.getBoolean("has_file"),
        row.getObject("accepted", LocalDate.class),
        row.getObject("due", LocalDate.class),
        row.getObject("ended", LocalDate.class),
        row.getBoolean("digitised"),
        row.getBoolean("reused"),
        new Money(
            row.getBoolean("obligation"),
            row.getBoolean("pending"),
            row.getBoolean("exempt"),
            row.getBoolean("cashless"),
            row.getBoolean("non_cash"),
            row.getLong("amount_due"),
            row.getLong("amount_online"),
            row.getLong("amount_transfer"),
            row.getLong("amount_cash")));
  }
}
