package vn.dossier.recalculation;

import java.time.LocalDate;

/**
 * The key of an aggregate row.
 *
 * @param date the day, or the first of the month
 * @param procedure null where the table has none
 * @param kind method or provider, null where the table has none
 */
record Cell(LocalDate date, AgencyRef agency, String procedure, String kind) {

  static Cell of(LocalDate date, AgencyRef agency, String procedure) {
    return new Cell(date, agency, procedure, null);
  }

  static Cell of(LocalDate date, AgencyRef agency) {
    return new Cell(date, agency, null, null);
  }

  Cell inMonth() {
    return new Cell(date.withDayOfMonth(1), agency, procedure, kind);
  }

  Cell withoutProcedure() {
    return new Cell(date, agency, null, kind);
  }
}
