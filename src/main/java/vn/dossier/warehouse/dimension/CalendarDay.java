package vn.dossier.warehouse.dimension;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/**
 * What the calendar says of a day. Weeks are those of ISO 8601: they begin on Monday, and week 1 is
 * the one with the year's first Thursday, so the first days of January may lie in the year before.
 *
 * @param date the day
 */
public record CalendarDay(LocalDate date) {

  // Not those of the platform, which another JDK may spell otherwise
  private static final List<String> DAYS_IN_VIETNAMESE =
      List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật");

  /** Year of its ISO week. */
  public int isoYear() {
    return date.get(IsoFields.WEEK_BASED_YEAR);
  }

  /** Its ISO week, 1 to 53. */
  public int isoWeek() {
    return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  /** Name of the day of the week in Vietnamese. */
  public String dayName() {
    return DAYS_IN_VIETNAMESE.get(date.getDayOfWeek().getValue() - 1);
  }

  /** Name of the day of the week in English. */
  public String dayNameInEnglish() {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** Name of its month in Vietnamese. */
  public String monthName() {
    return "Tháng " + date.getMonthValue();
  }

  /** Name of its month in English. */
  public String monthNameInEnglish() {
    return date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** Whether it is a Saturday or a Sunday. */
  public boolean isWeekend() {
    return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }

  int quarter() {
    return date.get(IsoFields.QUARTER_OF_YEAR);
  }
}
