package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The twelve months that end with the bulletin's. */
public final class Trend {

  private static final int MONTHS = 12;

  private final List<YearMonth> months;
  private final MonthlyKpis kpis;

  private Trend(List<YearMonth> months, MonthlyKpis kpis) {
    this.months = months;
    this.kpis = kpis;
  }

  static Trend read(JdbcClient warehouse, Basis basis, YearMonth last) {
    return of(MonthlyKpis.read(warehouse, basis, months(last)), last);
  }

  private static List<YearMonth> months(YearMonth last) {
    return IntStream.range(0, MONTHS).mapToObj(i -> last.minusMonths(MONTHS - 1 - i)).toList();
  }

  /**
   * @param all with these months among others
   */
  static Trend of(MonthlyKpis all, YearMonth last) {
    List<YearMonth> months = months(last);
    MonthlyKpis kpis = all.of(months);
    return new Trend(
        months.stream().dropWhile(month -> !kpis.hasAny(month) && month.isBefore(last)).toList(),
        kpis);
  }

  /** In order, at most twelve: from the first that has figures, without gaps. */
  public List<YearMonth> months() {
    return months;
  }

  /** 0 of 0 for a month that the view has no row for. */
  public Share share(YearMonth month, Indicator indicator, ReportedLevel level) {
    return kpis.share(month, indicator, level);
  }
}
