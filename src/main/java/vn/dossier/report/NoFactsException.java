package vn.dossier.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The warehouse has no published facts of the month asked for; the message says which it has. */
public final class NoFactsException extends RuntimeException {

  /**
   * @param existing the months that have facts, in order
   */
  public NoFactsException(YearMonth month, List<YearMonth> existing) {
    super("no facts for " + month + ": " + offer(existing));
  }

  private static String offer(List<YearMonth> existing) {
    return existing.isEmpty()
        ? "nothing is published yet, run nightly first"
        : "choose one of " + String.join(", ", spans(existing));
  }

  /** Years of months in one line: neighbours as a span. */
  private static List<String> spans(List<YearMonth> months) {
    List<String> spans = new ArrayList<>();
    YearMonth first = months.get(0);
    for (int i = 0; i < months.size(); i++) {
      YearMonth last = months.get(i);
      if (i + 1 == months.size() || !months.get(i + 1).equals(last.plusMonths(1))) {
        spans.add(first.equals(last) ? first.toString() : first + " to " + last);
        first = i + 1 == months.size() ? last : months.get(i + 1);
      }
    }
    return spans;
  }
}
