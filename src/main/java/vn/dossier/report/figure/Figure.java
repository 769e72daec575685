package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * An indicator at a level: its share in the bulletin's month, and in those it is compared with.
 *
 * @param earlier by month; 0 of 0 for a month without figures
 */
public record Figure(
    Indicator indicator, ReportedLevel level, Share current, Map<YearMonth, Share> earlier) {

  public Figure {
    earlier = Map.copyOf(earlier);
  }

  /** Exact change on an earlier month; empty when either month has no rate. */
  public Optional<RateChange> changeSince(YearMonth month) {
    return current.since(earlier.getOrDefault(month, Share.NONE));
  }
}
