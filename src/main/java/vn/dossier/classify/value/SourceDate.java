package vn.dossier.classify.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A date column of the source as it reads: missing, impossible, or a local date (src/docs/rules.md,
 * "Reading values").
 *
 * @param date the local date, null unless readable
 * @param impossible set to something that is no date
 */
public record SourceDate(LocalDate date, boolean impossible) {
  private static final SourceDate MISSING = new SourceDate(null, false);
  private static final SourceDate IMPOSSIBLE = new SourceDate(null, true);
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 16;
  private static final int SECONDS_LENGTH = 19;
  private static final int NANO_DIGITS = 9;

  /**
   * Reads {@code yyyy-MM-dd}, with or without a time and a fraction. Null, blank and all-zero text
   * is missing; text that is no date of the years 1 to 9999, or no time of day, is impossible.
   */
  public static SourceDate of(String text) {
    String value = Whitespace.trim(text);
    if (value == null || isAllZero(value)) {
      return MISSING;
    }
    LocalDate date = dateOf(value);
    return date != null && isTimeOrNone(value) ? new SourceDate(date, false) : IMPOSSIBLE;
  }

  /** Whether a column such as deleted_on is set, readable or not. */
  public static boolean isSet(String text) {
    String value = Whitespace.trim(text);
    return value != null && !isAllZero(value);
  }

  /** Null, blank or all-zero in the source. */
  public boolean missing() {
    return date == null && !impossible;
  }

  /** Date and time to the nanosecond, for the order of catalogue rows; null unless readable. */
  public static LocalDateTime momentOf(String text) {
    LocalDate date = of(text).date();
    if (date == null) {
      return null;
    }
    String value = Whitespace.trim(text);
    return date.atTime(timeOf(value));
  }

  private static boolean isAllZero(String value) {
    if (value.charAt(0) != '0' || !value.startsWith("0000-00-00")) {
      return false;
    }
    for (int i = DATE_LENGTH; i < value.length(); i++) {
      if ("0:. T".indexOf(value.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static LocalDate dateOf(String value) {
    if (value.length() < DATE_LENGTH || value.charAt(4) != '-' || value.charAt(7) != '-') {
      return null;
    }
    int year = number(value, 0, 4);
    int month = number(value, 5, 7);
    int day = number(value, 8, DATE_LENGTH);
    boolean real = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
    return real ? LocalDate.of(year, month, day) : null;
  }

  private static int days(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static boolean isTimeOrNone(String value) {
    int length = value.length();
    if (length == DATE_LENGTH) {
      return true;
    }
    char separator = value.charAt(DATE_LENGTH);
    return (separator == ' ' || separator == 'T')
        && length >= MINUTES_LENGTH
        && within(number(value, 11, 13), 23)
        && value.charAt(13) == ':'
        && within(number(value, 14, 16), 59)
        && isSecondsOrNone(value);
  }

  private static boolean isSecondsOrNone(String value) {
    int length = value.length();
    if (length == MINUTES_LENGTH) {
      return true;
    }
    if (length < SECONDS_LENGTH
        || value.charAt(MINUTES_LENGTH) != ':'
        || !within(number(value, 17, SECONDS_LENGTH), 59)) {
      return false;
    }
    return length == SECONDS_LENGTH
        || (value.charAt(SECONDS_LENGTH) == '.' && isDigits(value, SECONDS_LENGTH + 1));
  }

  private static boolean isDigits(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      if (!isDigit(value.charAt(i))) {
        return false;
      }
    }
    return from < value.length();
  }

  private static LocalTime timeOf(String value) {
    if (value.length() == DATE_LENGTH) {
      return LocalTime.MIDNIGHT;
    }
    int seconds = value.length() > MINUTES_LENGTH ? number(value, 17, SECONDS_LENGTH) : 0;
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int at = SECONDS_LENGTH + 1 + i;
      nanos = nanos * 10 + (at < value.length() ? value.charAt(at) - '0' : 0);
    }
    return LocalTime.of(number(value, 11, 13), number(value, 14, 16), seconds, nanos);
  }

  private static boolean within(int number, int greatest) {
    return number >= 0 && number <= greatest;
  }

  /** The number that these digits write, -1 when they are no digits. */
  private static int number(String value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
