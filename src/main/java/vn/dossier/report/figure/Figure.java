package vn.dossier.report.figure;

import java.util.Optional;

/** An indicator at a level: its share in the bulletin's month and in the baseline month. */
public record Figure(Indicator indicator, ReportedLevel level, Share current, Share baseline) {

  /** Exact change on the baseline month; empty when either month has no rate. */
  public Optional<RateChange> change() {
    return current.since(baseline);
  }
}
