package vn.dossier.report.bulletin;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dossier.report.bulletin.BulletinModel.Cell;
import vn.dossier.report.bulletin.BulletinModel.Chart;
import vn.dossier.report.bulletin.BulletinModel.Month;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Trend;
import vn.dossier.report.layout.TrendChart;
import vn.dossier.report.words.Wording;

/** The trends of the page: a chart of each headline, and the table behind it. */
final class TrendModel {

  /** In the order of the lines. */
  static final List<ReportedLevel> LEVELS =
      List.of(ReportedLevel.ALL, ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE);

  private static final List<Indicator> INDICATORS =
      List.of(Indicator.ONLINE, Indicator.DIGITISED, Indicator.CASHLESS);
  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("M/uu", Locale.ROOT);

  private TrendModel() {}

  static List<Chart> of(Trend trend, Wording wording) {
    return INDICATORS.stream().map(indicator -> chart(trend, indicator, wording)).toList();
  }

  private static Chart chart(Trend trend, Indicator indicator, Wording wording) {
    List<YearMonth> months = trend.months();
    String name = wording.name(indicator);
    return new Chart(
        name,
        wording.text(
            "page_trend_of",
            name,
            wording.month(months.get(0)),
            wording.month(months.get(months.size() - 1))),
        TrendChart.draw("chart-" + indicator.code(), labels(months), rates(trend, indicator))
            .orElse(""),
        months.stream().map(month -> month(trend, indicator, month, wording)).toList());
  }

  /** Every third month is named, the last among them. */
  private static List<String> labels(List<YearMonth> months) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      labels.add((months.size() - 1 - i) % 3 == 0 ? LABEL.format(months.get(i)) : "");
    }
    return labels;
  }

  private static List<List<Double>> rates(Trend trend, Indicator indicator) {
    List<List<Double>> series = new ArrayList<>();
    for (ReportedLevel level : LEVELS) {
      List<Double> rates = new ArrayList<>();
      for (YearMonth month : trend.months()) {
        rates.add(
            trend.share(month, indicator, level).percent(2).map(Number::doubleValue).orElse(null));
      }
      series.add(rates);
    }
    return series;
  }

  private static Month month(Trend trend, Indicator indicator, YearMonth month, Wording wording) {
    return new Month(
        wording.month(month),
        LEVELS.stream()
            .map(
                level ->
                    new Cell(
                        indicator.code(),
                        month.toString(),
                        level.name(),
                        Rate.of(trend.share(month, indicator, level), 1, wording)))
            .toList());
  }
}
