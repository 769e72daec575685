package vn.dossier.recalculation;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A stored timestamp as the contract reads it.
 *
 * @param moment the text `yyyy-MM-dd HH:mm:ss`, null unless the date exists
 * @param day its local date, null unless the date exists
 * @param impossible whether something is stored that is neither a date nor all-zero
 */
record SourceDate(String moment, LocalDate day, boolean impossible) {

  private static final SourceDate ABSENT = new SourceDate(null, null, false);

  static SourceDate of(Object stored) {
    if (!isSet(stored)) {
      return ABSENT;
    }
    String text = (String) stored;
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(text.substring(0, 4)),
              Integer.parseInt(text.substring(5, 7)),
              Integer.parseInt(text.substring(8, 10)));
      return new SourceDate(text, day, false);
    } catch (DateTimeException noSuchDay) {
      return new SourceDate(null, null, true);
    }
  }

  /** Whether a deleted_on counts as set: neither null nor all-zero, readable or not. */
  static boolean isSet(Object stored) {
    return stored != null && !((String) stored).startsWith("0000-00-00");
  }
}
