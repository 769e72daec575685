package vn.dossier.report.figure;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an indicator shall reach at a level, from a date on until a later target replaces it.
 *
 * @param percent above 1, at most 100
 */
public record Target(
    Indicator indicator, ReportedLevel level, BigDecimal percent, LocalDate validFrom) {

  /**
   * @throws IllegalArgumentException when the target cannot be meant in percent
   */
  public Target {
    // 0.8 would be read as a target of less than one percent, and always be reached
    if (percent.compareTo(BigDecimal.ONE) <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException(
          "a target is in percent, above 1 and at most 100: " + percent.toPlainString());
    }
  }
}
