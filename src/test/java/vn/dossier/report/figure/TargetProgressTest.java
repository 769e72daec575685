package vn.dossier.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TargetProgressTest {

  private static TargetProgress toEightyPercent(long numerator, long denominator) {
    return new TargetProgress(
        new Target(
            Indicator.ONLINE, ReportedLevel.ALL, BigDecimal.valueOf(80), LocalDate.of(2023, 1, 1)),
        new Share(numerator, denominator));
  }

  @Test
  void aTargetIsReachedAtItsVeryValue() {
    assertThat(toEightyPercent(8, 10).reached()).isTrue();
    assertThat(toEightyPercent(8, 10).missingPoints()).contains(new BigDecimal("0.0"));
  }

  @Test
  void whatIsBeyondTheTargetIsNotMissingBelowZero() {
    assertThat(toEightyPercent(10, 10).reached()).isTrue();
    assertThat(toEightyPercent(10, 10).missingPoints()).contains(new BigDecimal("0.0"));
  }

  @Test
  void aRateThatOnlyRoundsToTheTargetMissesIt() {
    // 79.99 %
    assertThat(toEightyPercent(7_999, 10_000).reached()).isFalse();
    assertThat(toEightyPercent(7_999, 10_000).missingPoints()).contains(new BigDecimal("0.0"));
  }

  @Test
  void withoutARateNothingIsReachedAndNothingKnownToBeMissing() {
    assertThat(toEightyPercent(0, 0).reached()).isFalse();
    assertThat(toEightyPercent(0, 0).missingPoints()).isEmpty();
  }
}
