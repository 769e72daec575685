package vn.dossier.classify.value;

import java.math.BigDecimal;

/**
 * How an amount of money of the source reads, whatever the type of its column (src/docs/rules.md):
 * a whole number of VND between -10^15 and 10^15. Above that lies no fee and no sum of fees of a
 * dossier: it is some forty billion dollars. Anything else {@linkplain #IMPOSSIBLE cannot be}.
 */
public final class Amounts {

  /** The reading of a number that no amount can be: too large, too small, broken, or no number. */
  public static final long IMPOSSIBLE = Long.MIN_VALUE;

  /** The greatest amount of a request, and the greatest sum of a dossier. */
  public static final long GREATEST = 1_000_000_000_000_000L;

  private static final BigDecimal GREATEST_DECIMAL = BigDecimal.valueOf(GREATEST);

  /** So many digits are always within the limit. */
  private static final int SHORT = 15;

  // A longer text is no amount, and would take long to parse
  private static final int LONGEST = 100;

  private Amounts() {}

  /**
   * The amount that a column's text writes: {@code ResultSet.getString} of any numeric or text
   * column.
   *
   * @return null when null or blank, {@link #IMPOSSIBLE} when it cannot be
   */
  public static Long of(String text) {
    String value = Whitespace.trim(text);
    if (value == null) {
      return null;
    }
    if (isShortNumber(value)) {
      return Long.valueOf(value);
    }
    if (value.length() > LONGEST) {
      return IMPOSSIBLE;
    }
    try {
      return of(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return IMPOSSIBLE;
    }
  }

  /** The same of a number. */
  public static Long of(BigDecimal number) {
    if (number == null) {
      return null;
    }
    // Compared first: of a number such as 1E999999999 nothing else is cheap
    return number.abs().compareTo(GREATEST_DECIMAL) <= 0 && isWhole(number)
        ? number.longValue()
        : IMPOSSIBLE;
  }

  /** Whether it is an amount, or none at all. */
  public static boolean possible(Long amount) {
    return amount == null || (amount >= -GREATEST && amount <= GREATEST);
  }

  /** For a person. */
  public static String shown(Long amount) {
    return amount == null ? "missing" : possible(amount) ? amount.toString() : "that cannot be";
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static boolean isShortNumber(String value) {
    if (value.length() > SHORT) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
