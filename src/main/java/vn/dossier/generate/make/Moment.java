package vn.dossier.generate.make;

import java.time.LocalDate;

/**
 * A second of a day, written as databases write it.
 *
 * @param day the day
 * @param second of the day, from 0
 */
public record Moment(LocalDate day, int second) implements Comparable<Moment> {

  /** So many days later, at another second. */
  public Moment later(int days, int newSecond) {
    return new Moment(day.plusDays(days), newSecond);
  }

  /** So many minutes later on the same day, up to its last second. */
  public Moment minutesLater(int minutes) {
    return new Moment(day, Math.min(86_399, second + minutes * 60));
  }

  boolean isAfter(LocalDate date) {
    return day.isAfter(date);
  }

  /** The text of a moment; null for none. */
  static String text(Moment moment) {
    return moment == null ? null : moment.toString();
  }

  @Override
  public int compareTo(Moment other) {
    int days = day.compareTo(other.day);
    return days == 0 ? Integer.compare(second, other.second) : days;
  }

  @Override
  public String toString() {
    char[] text = new char[19];
    digits(text, 0, 4, day.getYear());
    text[4] = '-';
    digits(text, 5, 2, day.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, day.getDayOfMonth());
    text[10] = ' ';
    digits(text, 11, 2, second / 3600);
    text[13] = ':';
    digits(text, 14, 2, second / 60 % 60);
    text[16] = ':';
    digits(text, 17, 2, second % 60);
    return new String(text);
  }

  // A formatter would take a third of the time of the whole
  private static void digits(char[] text, int from, int length, int number) {
    int left = number;
    for (int i = from + length - 1; i >= from; i--) {
      text[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }
}
