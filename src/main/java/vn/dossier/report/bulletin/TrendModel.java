package vn.dossier.report.bulletin;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.figure.Trend;
import vn.dossier.report.layout.TrendChart;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/** The trends of the page: a chart of each headline, and the table behind it. */
final class TrendModel {

  /** In the order of the lines. */
  private static final List<ReportedLevel> LEVELS =
      List.of(ReportedLevel.ALL, ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE);

  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("M/uu", Locale.ROOT);

  // So many months have a label each; of more every third has
  private static final int LABELLED = 6;

  /**
   * @param summary where the lines begin and end, for whoever does not see them
   * @param svg blank when it could not be drawn
   */
  record Chart(String name, String caption, String summary, String svg, List<Month> months) {}

  /** Rates of a month: of the province, of its level, of the levels below. */
  record Month(String name, List<Cell> cells) {}

  record Cell(String indicator, String month, String level, Rate rate) {}

  private final BulletinDetails details;
  private final Wording wording;
  private final Sentences sentences;

  TrendModel(BulletinDetails details, Wording wording, Sentences sentences) {
    this.details = details;
    this.wording = wording;
    this.sentences = sentences;
  }

  /** The names of the lines. */
  List<String> legend() {
    YearMonth first = details.trend().months().get(0);
    return LEVELS.stream().map(level -> sentences.labelNearAgencies(level, first)).toList();
  }

  List<Chart> charts() {
    return HeadlineModel.HEADLINES.stream().map(this::chart).toList();
  }

  private Chart chart(Indicator indicator) {
    List<YearMonth> months = details.trend().months();
    String name = wording.name(indicator);
    Optional<Target> target =
        details.bulletin().progress().stream()
            .map(TargetProgress::target)
            .filter(t -> t.indicator() == indicator && t.level() == ReportedLevel.ALL)
            .findFirst();
    return new Chart(
        name,
        wording.text("caption_trend", name),
        summary(indicator, target),
        TrendChart.draw(
                "chart-" + indicator.code(),
                labels(months),
                rates(indicator),
                ends(indicator),
                target
                    .map(
                        t ->
                            new TrendChart.Target(
                                t.percent().doubleValue(),
                                wording.text("chart_target", percent(t))))
                    .orElse(null))
            .orElse(""),
        months.stream().map(month -> month(indicator, month)).toList());
  }

  private String percent(Target target) {
    return wording.number(target.percent()) + "%";
  }

  private String summary(Indicator indicator, Optional<Target> target) {
    if (!details.bulletin().tells(indicator)) {
      return wording.text("figure_not_available", wording.name(indicator));
    }
    String lines =
        LEVELS.stream().map(level -> line(indicator, level)).collect(Collectors.joining("; "));
    return target
        .map(t -> lines + "; " + wording.text("chart_target_long", percent(t)))
        .orElse(lines);
  }

  private String line(Indicator indicator, ReportedLevel level) {
    Trend trend = details.trend();
    String name = sentences.name(level);
    List<YearMonth> there =
        trend.months().stream()
            .filter(month -> trend.share(month, indicator, level).denominator() != 0)
            .toList();
    if (there.isEmpty()) {
      return wording.text("chart_no_level", name);
    }
    YearMonth first = there.get(0);
    YearMonth last = there.get(there.size() - 1);
    String end = wording.percent(trend.share(last, indicator, level));
    return there.size() == 1
        ? wording.text("chart_level_one", name, end, wording.month(last))
        : wording.text(
            "chart_level",
            name,
            wording.percent(trend.share(first, indicator, level)),
            wording.month(first),
            end,
            wording.month(last));
  }

  /** Of many months every third is named, the last among them. */
  private static List<String> labels(List<YearMonth> months) {
    int step = months.size() <= LABELLED ? 1 : 3;
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      labels.add((months.size() - 1 - i) % step == 0 ? LABEL.format(months.get(i)) : "");
    }
    return labels;
  }

  private List<List<Double>> rates(Indicator indicator) {
    Trend trend = details.trend();
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

  /** What the lines end with; blank where a line does not reach the last month. */
  private List<String> ends(Indicator indicator) {
    Trend trend = details.trend();
    YearMonth last = trend.months().get(trend.months().size() - 1);
    return LEVELS.stream()
        .map(level -> trend.share(last, indicator, level))
        .map(share -> share.denominator() == 0 ? "" : wording.percent(share))
        .toList();
  }

  private Month month(Indicator indicator, YearMonth month) {
    return new Month(
        wording.month(month),
        LEVELS.stream()
            .map(
                level ->
                    new Cell(
                        indicator.code(),
                        month.toString(),
                        level.name(),
                        Rate.of(
                            details.bulletin(),
                            indicator,
                            details.trend().share(month, indicator, level),
                            1,
                            wording)))
            .toList());
  }
}
