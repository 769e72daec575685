package vn.dossier.generate.work;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * On which day each dossier was accepted. Numbers grow with the days: a source numbers what comes.
 * Working days bring most, Saturdays some, Sundays a few; the last day a third more than the first.
 */
public final class AcceptedDays {

  private static final double GROWTH = 0.35;

  private final LocalDate first;
  private final long[] firstNumbers;

  /**
   * @param first the first day
   * @param last the last day
   * @param dossiers how many there are to be
   */
  public AcceptedDays(LocalDate first, LocalDate last, long dossiers) {
    this.first = first;
    int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    double[] upTo = new double[days + 1];
    for (int i = 0; i < days; i++) {
      upTo[i + 1] = upTo[i] + weight(first.plusDays(i)) * (1 + GROWTH * i / days);
    }
    firstNumbers = new long[days + 1];
    for (int i = 0; i <= days; i++) {
      firstNumbers[i] = Math.round(dossiers * (upTo[i] / upTo[days]));
    }
  }

  private static double weight(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return switch (weekday) {
      case SUNDAY -> 0.02;
      case SATURDAY -> 0.12;
      case MONDAY -> 1.2;
      default -> 1;
    };
  }

  /** The position of a dossier's day, from 0. */
  private int index(long number) {
    int found = Arrays.binarySearch(firstNumbers, number);
    if (found < 0) {
      return -found - 2;
    }
    // Days without dossiers share their first number with the next
    int last = found;
    while (last + 1 < firstNumbers.length && firstNumbers[last + 1] == number) {
      last++;
    }
    return last;
  }

  /** When a dossier was accepted, to the day. */
  public LocalDate day(long number) {
    return first.plusDays(index(number));
  }

  /** The position of a dossier within its day, from 1. */
  public long position(long number) {
    return number - firstNumbers[index(number)] + 1;
  }
}
