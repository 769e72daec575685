package vn.dossier.warehouse.succession;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Splits counts among agencies so that the parts are whole numbers and add up: by largest
 * remainder, the first of equals. A count within another (online within dossiers) is split within
 * its parts, or a numerator could exceed its denominator.
 */
final class Apportionment {

  private final List<BigDecimal> shares;

  /**
   * @param shares sum up to 1
   */
  Apportionment(List<BigDecimal> shares) {
    this.shares = List.copyOf(shares);
  }

  long[] split(long total) {
    long[] unbounded = new long[shares.size()];
    Arrays.fill(unbounded, total);
    return within(unbounded, total);
  }

  /**
   * @param bounds that no part exceeds; when they cannot hold the total they do not count
   */
  long[] within(long[] bounds, long total) {
    if (Arrays.stream(bounds).sum() < total) {
      return split(total);
    }
    BigDecimal[] quotas = new BigDecimal[bounds.length];
    long[] parts = new long[bounds.length];
    long left = total;
    for (int i = 0; i < parts.length; i++) {
      quotas[i] = shares.get(i).multiply(BigDecimal.valueOf(total));
      parts[i] = Math.min(quotas[i].setScale(0, RoundingMode.DOWN).longValueExact(), bounds[i]);
      left -= parts[i];
    }
    for (; left > 0; left--) {
      parts[neediest(quotas, parts, bounds)]++;
    }
    return parts;
  }

  private static int neediest(BigDecimal[] quotas, long[] parts, long[] bounds) {
    int neediest = -1;
    BigDecimal most = null;
    for (int i = 0; i < parts.length; i++) {
      BigDecimal missing = quotas[i].subtract(BigDecimal.valueOf(parts[i]));
      if (parts[i] < bounds[i] && (most == null || missing.compareTo(most) > 0)) {
        neediest = i;
        most = missing;
      }
    }
    return neediest;
  }
}
