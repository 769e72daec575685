package vn.dossier.generate.make;

import java.util.ArrayList;
import java.util.List;

/**
 * Which dossiers a day of work touches: four of five among the latest tenth, as old ones rest, and
 * never one twice.
 */
public final class Picks {

  private static final double LATEST = 0.1;
  private static final double AMONG_LATEST = 0.8;

  private Picks() {}

  /**
   * @param all dossiers that there are, numbered from 0
   * @param count how many to pick, up to all
   * @param dice where to begin
   * @return their numbers, ascending
   */
  public static List<Long> of(long all, long count, Dice dice) {
    long old = Math.round(all * (1 - LATEST));
    long latest = Math.min(all - old, Math.round(count * AMONG_LATEST));
    List<Long> numbers = new ArrayList<>();
    spread(numbers, 0, old, Math.min(old, count - latest), dice);
    spread(numbers, old, all, Math.min(all - old, count - numbers.size()), dice);
    return numbers;
  }

  // One out of each of so many stretches of the same length
  private static void spread(List<Long> numbers, long from, long to, long count, Dice dice) {
    double shift = dice.fraction();
    for (long i = 0; i < count; i++) {
      numbers.add(from + (long) ((i + shift) * (to - from) / count));
    }
  }
}
