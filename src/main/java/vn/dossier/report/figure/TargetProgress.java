package vn.dossier.report.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How far a month's share is from the target in force at the month's end. */
public record TargetProgress(Target target, Share share) {

  /** Compared exactly, not by the rounded rate; false when there is no rate. */
  public boolean reached() {
    return share.denominator() != 0 && missing().signum() <= 0;
  }

  /**
   * Percentage points still missing, rounded up so that a missed target never shows 0; 0 when
   * reached, empty when there is no rate.
   */
  public Optional<BigDecimal> missingPoints(int scale) {
    if (share.denominator() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        missing().max(BigDecimal.ZERO).divide(share.whole(), scale, RoundingMode.CEILING));
  }

  private BigDecimal missing() {
    return target.percent().multiply(share.whole()).subtract(share.hundredfold());
  }
}
