package vn.dossier.warehouse.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What other rules would change if the dossiers accepted between two dates were read again now.
 *
 * @param rulesNow rule_set of the present rules
 * @param rulesThen rule_set of the others
 * @param from first accepted date that was read
 * @param to last accepted date that was read
 * @param firstAccepted the first that a dossier of the source has; null when there is none
 * @param read dossiers of the source
 * @param movedOn of all compared, those that the present rules too would store otherwise than they
 *     are stored: the source changed since
 * @param unpublished whether facts changed that no publish has taken: figures before lack them
 * @param flags which columns would change, by name, and the verdict itself
 * @param figures of the asked month all, else those that would change
 */
public record RulesCompared(
    String rulesNow,
    String rulesThen,
    LocalDate from,
    LocalDate to,
    LocalDate firstAccepted,
    long read,
    long movedOn,
    boolean unpublished,
    List<Flag> flags,
    List<Figure> figures) {

  /**
   * A column of fact_dossier, or the verdict.
   *
   * @param dossiers how many would change it
   * @param bySource of them, those that the present rules would change just so
   * @param examples the first of them
   */
  public record Flag(String flag, long dossiers, long bySource, List<Example> examples) {}

  /**
   * A dossier.
   *
   * @param dossier its code; its id when it has none
   * @param stored as it is stored; null for no value
   * @param then as it would be; null for no value
   */
  public record Example(String dossier, String stored, String then) {}

  /**
   * A row of kpi_monthly.
   *
   * @param month like 2023-10
   * @param rateBefore a fraction as kpi_monthly rounds it; null when the denominator is 0
   * @param rateAfter the same with the other rules
   */
  public record Figure(
      String month,
      String level,
      String indicator,
      long numeratorBefore,
      long denominatorBefore,
      BigDecimal rateBefore,
      long numeratorAfter,
      long denominatorAfter,
      BigDecimal rateAfter) {

    static Figure of(
        String month,
        String level,
        String indicator,
        long numeratorBefore,
        long denominatorBefore,
        long numeratorAfter,
        long denominatorAfter) {
      return new Figure(
          month,
          level,
          indicator,
          numeratorBefore,
          denominatorBefore,
          rate(numeratorBefore, denominatorBefore),
          numeratorAfter,
          denominatorAfter,
          rate(numeratorAfter, denominatorAfter));
    }

    boolean changes() {
      return numeratorBefore != numeratorAfter || denominatorBefore != denominatorAfter;
    }

    private static BigDecimal rate(long numerator, long denominator) {
      return denominator == 0
          ? null
          : BigDecimal.valueOf(numerator)
              .divide(BigDecimal.valueOf(denominator), 6, RoundingMode.HALF_UP);
    }
  }
}
