package vn.dossier.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numerators and denominators of kpi_monthly or kpi_monthly_as_is for some months. */
record MonthlyKpis(List<Row> rows) {

  // Indicator and level are picked in Java: a view's text has no bytewise collation to compare with
  private static final String ROWS =
      """
      SELECT month_start, level, indicator, numerator, denominator
      FROM kpi_monthly
      WHERE month_start IN (:months)
      """;

  private static final String ALL_ROWS =
      "SELECT month_start, level, indicator, numerator, denominator FROM kpi_monthly";

  private static final String ROWS_AS_IS =
      """
      SELECT month_start, level, indicator, numerator, denominator
      FROM kpi_monthly_as_is
      WHERE month_start IN (:months)
      """;

  static MonthlyKpis read(JdbcClient warehouse, Basis basis, List<YearMonth> months) {
    return new MonthlyKpis(
        warehouse
            .sql(basis == Basis.AS_IS ? ROWS_AS_IS : ROWS)
            .param("months", months.stream().map(month -> month.atDay(1)).toList())
            .query(Row.class)
            .list());
  }

  /** All months that there are. */
  static MonthlyKpis readAll(JdbcClient warehouse) {
    return new MonthlyKpis(warehouse.sql(ALL_ROWS).query(Row.class).list());
  }

  /** Those of some months alone. */
  MonthlyKpis of(Collection<YearMonth> months) {
    Set<LocalDate> days = months.stream().map(month -> month.atDay(1)).collect(Collectors.toSet());
    return new MonthlyKpis(rows.stream().filter(row -> days.contains(row.monthStart())).toList());
  }

  Share share(YearMonth month, Indicator indicator, ReportedLevel level) {
    return rows.stream()
        .filter(row -> row.shows(month, indicator, level))
        .map(row -> new Share(row.numerator(), row.denominator()))
        .findFirst()
        .orElse(Share.NONE);
  }

  boolean hasAny(YearMonth month) {
    return rows.stream().anyMatch(row -> row.monthStart().equals(month.atDay(1)));
  }

  record Row(
      LocalDate monthStart, String level, String indicator, long numerator, long denominator) {

    boolean shows(YearMonth month, Indicator indicator, ReportedLevel level) {
      return monthStart.equals(month.atDay(1))
          && this.indicator.equals(indicator.code())
          && this.level.equals(level.name());
    }
  }
}
