package vn.dossier.classify.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An amount is a whole number of VND, at most 10^15 either way, whatever the column's type. */
class AmountsTest {

  @ParameterizedTest(name = "[{0}] reads {1}")
  @CsvSource({
    "0, 0",
    "-5000, -5000",
    "' 120000 ', 120000",
    "50000.00, 50000",
    "1.5E4, 15000",
    "1E+15, 1000000000000000",
    "1000000000000000, 1000000000000000",
    "-1000000000000000.0, -1000000000000000",
    "999999999999999, 999999999999999",
    "0E-999999999, 0",
    "000000000000000000007, 7"
  })
  void aWholeNumberIsExact(String text, long amount) {
    assertThat(Amounts.of(text)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000000001",
        "-1000000000000001",
        "9223372036854775807",
        "18446744073709551615",
        "50000.50",
        "1E999999999",
        "1E-999999999",
        "NaN",
        "Infinity",
        "không",
        "5O000",
        "50,000"
      })
  void whatIsNoAmountIsImpossible(String text) {
    assertThat(Amounts.of(text)).isEqualTo(Amounts.IMPOSSIBLE);
    assertThat(Amounts.possible(Amounts.IMPOSSIBLE)).isFalse();
  }

  @Test
  void aTextTooLongToBeAnAmountIsNotParsed() {
    assertThat(Amounts.of("0".repeat(1_000_000) + "7")).isEqualTo(Amounts.IMPOSSIBLE);
  }

  @Test
  void nothingIsNothing() {
    assertThat(Amounts.of((String) null)).isNull();
    assertThat(Amounts.of(" \u200B")).isNull();
    assertThat(Amounts.of((BigDecimal) null)).isNull();
    assertThat(Amounts.possible(null)).isTrue();
  }
}
