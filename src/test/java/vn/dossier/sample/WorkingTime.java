package vn.dossier.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** When things happen: on working days, in office hours. */
final class WorkingTime {

  private static final int OPENS = 7 * 60 + 30;
  private static final int CLOSES = 16 * 60 + 59;

  private WorkingTime() {}

  /** Moments of acceptance in a month, in order; its very first and last second among them. */
  static List<LocalDateTime> of(YearMonth month, int moments, Dice dice) {
    List<LocalDate> days =
        IntStream.rangeClosed(1, month.lengthOfMonth())
            .mapToObj(month::atDay)
            .filter(WorkingTime::works)
            .toList();
    List<LocalDateTime> times = new ArrayList<>();
    times.add(month.atDay(1).atStartOfDay());
    times.add(month.atEndOfMonth().atTime(23, 30));
    times.add(month.atEndOfMonth().atTime(23, 59, 59));
    while (times.size() < moments) {
      times.add(inOffice(dice.pick(days), dice));
    }
    return times.stream().sorted().toList();
  }

  static LocalDateTime inOffice(LocalDate day, Dice dice) {
    return day.atStartOfDay()
        .plusMinutes(dice.between(OPENS, CLOSES))
        .plusSeconds(dice.between(0, 59));
  }

  /** The working day that lies so many of them ahead; the day itself for 0. */
  static LocalDate plus(LocalDate day, int workingDays) {
    LocalDate reached = day;
    for (int left = workingDays; left > 0; left--) {
      do {
        reached = reached.plusDays(1);
      } while (!works(reached));
    }
    return reached;
  }

  private static boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
