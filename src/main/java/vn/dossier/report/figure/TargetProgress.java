package vn.dossier.report.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How far a month's share is from the target in force at the month's end. */
public record TargetProgress(Target target, Share share) {

  private static final int SCALE = 1;

  /** Compared exactly, not by the rounded rate; false when there is no rate. */
  public boolean reached() {
    return share.denominator() != 0 && missing().signum() <= 0;
  }

  /** The rate as it is printed beside the target; empty when there is none. */
  public Optional<BigDecimal> printedPercent() {
    return share.percent(SCALE);
  }

  /**
   * Percentage points still missing, as a reader works them out: the target less the printed rate,
   * to one decimal. 0 when reached, and when so little is missing that the printed rate hides it;
   * empty when there is no rate.
   */
  public Optional<BigDecimal> missingPoints() {
    return printedPercent()
        .map(
            printed ->
                reached()
                    ? BigDecimal.ZERO.setScale(SCALE)
                    : target
                        .percent()
                        .subtract(printed)
                        .max(BigDecimal.ZERO)
                        .setScale(SCALE, RoundingMode.HALF_UP));
  }

  private BigDecimal missing() {
    return target.percent().multiply(share.whole()).subtract(share.hundredfold());
  }
}
