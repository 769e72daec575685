package vn.dossier.report.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The difference of two rates as an exact fraction; the denominator is positive. */
public record RateChange(BigInteger numerator, BigInteger denominator) {

  /** In percentage points, rounded half up (away from zero) once; negative for a fall. */
  public BigDecimal points(int scale) {
    return new BigDecimal(numerator)
        .movePointRight(2)
        .divide(new BigDecimal(denominator), scale, RoundingMode.HALF_UP);
  }

  /** 1 for a rise, -1 for a fall, 0 for no change at all, however small the difference. */
  public int signum() {
    return numerator.signum();
  }
}
