package vn.dossier.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({
    "1, 3, 33",
    "2, 3, 67",
    "5, 1000, 1", // 0.5
    "499, 100000, 0", // 0.499
    "0, 7, 0",
    "7, 7, 100",
  })
  void aRateIsRoundedHalfUpToWholePercent(long numerator, long denominator, String percent) {
    assertThat(new Share(numerator, denominator).percent(0)).contains(new BigDecimal(percent));
  }

  @Test
  void aRateIsRoundedOnceFromItsCounts() {
    // 44.49999999 %; the view's six decimals would make it 0.445000, and 45 %
    assertThat(new Share(4_449_999_999L, 10_000_000_000L).percent(0))
        .contains(new BigDecimal("44"));
  }

  @Test
  void withoutADenominatorThereIsNoRate() {
    assertThat(new Share(0, 0).percent(0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4, 1, 4, 50",
    "1, 4, 3, 4, -50",
    "504, 1000, 496, 1000, 1", // 50.4 - 49.6: both round to 50, but 0.8 rounds to 1
    "505, 1000, 500, 1000, 1", // 0.5
    "500, 1000, 505, 1000, -1", // -0.5: a fall is rounded like a rise
    "2, 3, 1, 6, 50", // exact only as a fraction
    "1000001, 3000000, 1, 3, 0",
  })
  void aChangeIsTheExactDifferenceRoundedOnce(
      long numerator, long denominator, long before, long beforeOf, String points) {
    Share now = new Share(numerator, denominator);

    assertThat(now.since(new Share(before, beforeOf)).orElseThrow().points(0))
        .isEqualTo(new BigDecimal(points));
  }

  @Test
  void noChangeMeansEqualRatesHoweverSmallTheDifference() {
    Share third = new Share(1, 3);

    assertThat(new Share(2, 6).since(third).orElseThrow().signum()).isZero();
    assertThat(new Share(1_000_001, 3_000_000).since(third).orElseThrow().signum()).isPositive();
    assertThat(new Share(999_999, 3_000_000).since(third).orElseThrow().signum()).isNegative();
  }

  @Test
  void countsOfAnyProvinceDoNotOverflow() {
    Share most = new Share(3_000_000_000L, 4_000_000_000L);

    assertThat(most.since(new Share(1_000_000_000L, 4_000_000_000L)).orElseThrow().points(0))
        .isEqualTo(new BigDecimal("50"));
  }

  @Test
  void thereIsNoChangeWhenEitherRateIsMissing() {
    Share some = new Share(1, 2);
    Share none = new Share(0, 0);

    assertThat(some.since(none)).isEmpty();
    assertThat(none.since(some)).isEmpty();
  }
}
