package vn.dossier.warehouse.dimension;

import java.time.LocalDate;

/** Months are named by their first day, as in the column month_start. */
public final class MonthStart {

  private MonthStart() {}

  /** The first day of a date's month. */
  public static LocalDate of(LocalDate date) {
    return date.withDayOfMonth(1);
  }
}
