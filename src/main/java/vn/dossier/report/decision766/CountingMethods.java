package vn.dossier.report.decision766;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Share;
import vn.dossier.report.layout.PlainText;

/**
 * The ways to count of a month side by side, and what leads from the local figure to the others.
 *
 * @param figures views kpi_three_ways, the province first
 * @param differences view kpi_way_difference, the province first; without causes that do not occur
 */
record CountingMethods(List<Figures> figures, List<Difference> differences) {

  /** What Decision 766 and the portal count too. */
  static final Set<Indicator> INDICATORS =
      EnumSet.of(
          Indicator.ONLINE,
          Indicator.DIGITISED,
          Indicator.REUSED,
          Indicator.RESULT_DIGITISED,
          Indicator.CASHLESS,
          Indicator.ON_TIME);

  private static final String DECISION = "DECISION_766";

  private static final String FIGURES =
      """
      SELECT scope, agency_code, agency_name, indicator, local_numerator, local_denominator,
             local_rate, decision_766_numerator AS decision_numerator,
             decision_766_denominator AS decision_denominator,
             decision_766_rate AS decision_rate, portal_numerator, portal_denominator, portal_rate
      FROM kpi_three_ways
      WHERE month_start = :month
      ORDER BY scope DESC, agency_code, indicator
      """;

  private static final String DIFFERENCES =
      """
      SELECT scope, agency_code, agency_name, indicator, way, cause, dossiers, numerator_change,
             denominator_change, rate_change
      FROM kpi_way_difference
      WHERE month_start = :month AND (dossiers > 0 OR numerator_change <> 0
        OR denominator_change <> 0 OR rate_change <> 0)
      ORDER BY scope DESC, agency_code, indicator, way, cause
      """;

  /**
   * An indicator of an agency or the province; null where a way has no figure.
   *
   * @param agencyCode blank for the province
   */
  record Figures(
      String scope,
      String agencyCode,
      String agencyName,
      String indicator,
      Long localNumerator,
      Long localDenominator,
      BigDecimal localRate,
      Long decisionNumerator,
      Long decisionDenominator,
      BigDecimal decisionRate,
      Long portalNumerator,
      Long portalDenominator,
      BigDecimal portalRate) {

    Figures {
      agencyName = PlainText.composed(agencyName);
    }

    boolean ofProvince() {
      return scope.equals("PROVINCE");
    }

    /** The ways that have a figure. */
    List<Way> ways() {
      List<Way> ways = new ArrayList<>();
      ways.add(new Way("LOCAL", localNumerator, localDenominator, localRate));
      if (decisionDenominator != null) {
        ways.add(new Way(DECISION, decisionNumerator, decisionDenominator, decisionRate));
      }
      if (portalRate != null || portalDenominator != null) {
        ways.add(new Way("PORTAL", portalNumerator, portalDenominator, portalRate));
      }
      return ways;
    }

    /** By Decision 766; nothing of nothing where these facts cannot tell. */
    Share decision() {
      return decisionDenominator == null
          ? Share.NONE
          : new Share(decisionNumerator, decisionDenominator);
    }
  }

  /** A figure by one way; counts are null where only the rate is known. */
  record Way(String code, Long numerator, Long denominator, BigDecimal rate) {

    boolean ofDecision() {
      return code.equals(DECISION);
    }
  }

  /**
   * A cause.
   *
   * @param dossiers null where other dossiers are counted, and for what is not explained
   * @param numeratorChange null, as that of the denominator, where only a rate is known
   * @param rateChange of the portal's way; null where there is no rate
   */
  record Difference(
      String scope,
      String agencyCode,
      String agencyName,
      String indicator,
      String way,
      String cause,
      Long dossiers,
      Long numeratorChange,
      Long denominatorChange,
      BigDecimal rateChange) {

    Difference {
      agencyName = PlainText.composed(agencyName);
    }

    boolean ofProvince() {
      return scope.equals("PROVINCE");
    }
  }

  static CountingMethods read(JdbcClient warehouse, YearMonth month) {
    return new CountingMethods(
        figures(warehouse, month),
        warehouse.sql(DIFFERENCES).param("month", month.atDay(1)).query(Difference.class).list());
  }

  static List<Figures> figures(JdbcClient warehouse, YearMonth month) {
    return warehouse.sql(FIGURES).param("month", month.atDay(1)).query(Figures.class).list();
  }
}
