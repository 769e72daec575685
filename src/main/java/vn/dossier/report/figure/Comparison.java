package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;

/** The earlier months that a bulletin's is compared with. */
public enum Comparison {
  /** The month before the directive. */
  BASELINE,
  /** The month just before. */
  LAST_MONTH,
  /** The same month of the year before. */
  LAST_YEAR;

  /**
   * The months that a month is compared with, each once and all before it: a baseline that is also
   * last month is the baseline.
   */
  static Map<Comparison, YearMonth> of(YearMonth month, YearMonth baseline) {
    Map<Comparison, YearMonth> months = new EnumMap<>(Comparison.class);
    if (baseline.isBefore(month)) {
      months.put(BASELINE, baseline);
    }
    if (!months.containsValue(month.minusMonths(1))) {
      months.put(LAST_MONTH, month.minusMonths(1));
    }
    if (!months.containsValue(month.minusYears(1))) {
      months.put(LAST_YEAR, month.minusYears(1));
    }
    return months;
  }
}
