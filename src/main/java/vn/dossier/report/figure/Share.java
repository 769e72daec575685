package vn.dossier.report.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * So many of so many dossiers. Keeps the counts, so that nothing is ever computed from a rounded
 * rate.
 */
public record Share(long numerator, long denominator) {

  /** Of a level or month that the view has no row for. */
  public static final Share NONE = new Share(0, 0);

  /** The rate in percent, rounded half up once; empty when the denominator is 0. */
  public Optional<BigDecimal> percent(int scale) {
    if (denominator == 0) {
      return Optional.empty();
    }
    return Optional.of(hundredfold().divide(whole(), scale, RoundingMode.HALF_UP));
  }

  /** The exact change of the rate since an earlier share; empty when either has no rate. */
  public Optional<RateChange> since(Share earlier) {
    if (denominator == 0 || earlier.denominator == 0) {
      return Optional.empty();
    }
    BigInteger here = BigInteger.valueOf(denominator);
    BigInteger there = BigInteger.valueOf(earlier.denominator);
    return Optional.of(
        new RateChange(
            BigInteger.valueOf(numerator)
                .multiply(there)
                .subtract(BigInteger.valueOf(earlier.numerator).multiply(here)),
            here.multiply(there)));
  }

  BigDecimal hundredfold() {
    return BigDecimal.valueOf(numerator).movePointRight(2);
  }

  public BigDecimal whole() {
    return BigDecimal.valueOf(denominator);
  }
}
