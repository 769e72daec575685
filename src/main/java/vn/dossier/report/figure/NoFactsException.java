package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The warehouse has no published facts of the month asked for; the message says which it has. */
public final class NoFactsException extends RuntimeException {

  /**
   * @param from the first of the months asked for
   * @param to the last of them
   * @param existing the months that have facts, in order; null when no night was ever published
   */
  NoFactsException(YearMonth from, YearMonth to, List<YearMonth> existing) {
    super("no facts for %s: %s".formatted(span(from, to), offer(existing)));
  }

  /** Of any month at all. */
  NoFactsException(List<YearMonth> existing) {
    super(offer(existing));
  }

  private static String offer(List<YearMonth> existing) {
    if (existing == null) {
      return "nothing is published yet, run nightly first";
    }
    return existing.isEmpty()
        ? "what is published holds no facts of any month, see status"
        : "choose one of " + String.join(", ", spans(existing));
  }

  private static String span(YearMonth first, YearMonth last) {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  /** Years of months in one line: neighbours as a span. */
  private static List<String> spans(List<YearMonth> months) {
    List<String> spans = new ArrayList<>();
    YearMonth first = months.get(0);
    for (int i = 0; i < months.size(); i++) {
      YearMonth last = months.get(i);
      if (i + 1 == months.size() || !months.get(i + 1).equals(last.plusMonths(1))) {
        spans.add(span(first, last));
        first = i + 1 == months.size() ? last : months.get(i + 1);
      }
    }
    return spans;
  }
}
