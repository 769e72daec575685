package vn.dossier.report.figure;

import java.util.Locale;

/** The indicators of the view kpi_monthly (src/docs/contracts.md). */
public enum Indicator {
  ONLINE,
  ONLINE_766,
  DIGITISED,
  DIGITISED_766,
  REUSED,
  RESULT_DIGITISED,
  CASHLESS,
  NON_CASH,
  ON_TIME,
  SAME_DAY;

  /** The name that the view and targets.csv use. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Indicator ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
