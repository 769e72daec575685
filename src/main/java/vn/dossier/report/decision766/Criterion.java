package vn.dossier.report.decision766;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Share;

/**
 * What Decision 766 gives points for, from a day on (src/docs/rules.md).
 *
 * @param code its name
 * @param group its group of criteria
 * @param max the most points it gives
 * @param threshold rate, above 0 and at most 1, from which on it gives all of them
 * @param measure the figure by Decision 766 that carries it; null when it needs other data
 */
public record Criterion(
    String code,
    String group,
    LocalDate validFrom,
    BigDecimal max,
    BigDecimal threshold,
    Indicator measure) {

  private static final int DECIMALS = 2;

  /**
   * @throws IllegalArgumentException when points or threshold cannot be meant
   */
  public Criterion {
    if (max.signum() <= 0) {
      throw new IllegalArgumentException("max must be above 0");
    }
    if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("threshold must be above 0 and at most 1");
    }
  }

  /**
   * All points from the threshold on, below it their part; rounded half up to two decimals.
   *
   * @param share with a denominator above 0
   */
  BigDecimal points(Share share) {
    BigDecimal earned =
        max.multiply(BigDecimal.valueOf(share.numerator()))
            .divide(threshold.multiply(share.whole()), DECIMALS, RoundingMode.HALF_UP);
    return earned.min(max).setScale(DECIMALS);
  }
}
