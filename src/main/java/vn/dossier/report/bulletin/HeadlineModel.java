package vn.dossier.report.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/** The headline figures of the page: a card of each, with a table whose columns are the levels. */
final class HeadlineModel {

  static final List<Indicator> HEADLINES =
      List.of(Indicator.ONLINE, Indicator.DIGITISED, Indicator.CASHLESS);

  private static final List<ReportedLevel> LEVELS =
      List.of(ReportedLevel.ALL, ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE);

  /**
   * @param indicator its code in the view
   * @param rates one row, and another of what stands beside it under its own name
   */
  record Headline(
      String indicator,
      String name,
      String caption,
      Rate rate,
      List<String> levels,
      List<RateRow> rates,
      List<TextRow> texts) {}

  record RateRow(String name, List<RateCell> cells) {}

  /** A rate of a level, and the counts it is made of. */
  record RateCell(String indicator, String level, Rate rate) {}

  record TextRow(String name, List<String> cells) {}

  private final Bulletin bulletin;
  private final Wording wording;
  private final Sentences sentences;

  private HeadlineModel(Bulletin bulletin, Wording wording, Sentences sentences) {
    this.bulletin = bulletin;
    this.wording = wording;
    this.sentences = sentences;
  }

  static List<Headline> of(Bulletin bulletin, Wording wording, Sentences sentences) {
    HeadlineModel model = new HeadlineModel(bulletin, wording, sentences);
    return HEADLINES.stream().map(model::headline).toList();
  }

  private Headline headline(Indicator indicator) {
    String name = wording.name(indicator);
    List<RateRow> rates = new ArrayList<>();
    rates.add(rates(wording.text("page_share"), indicator));
    if (indicator == Indicator.CASHLESS) {
      rates.add(rates(wording.name(Indicator.NON_CASH), Indicator.NON_CASH));
    }
    return new Headline(
        indicator.code(),
        name,
        wording.text("caption_headline", name),
        rate(indicator, bulletin.figure(indicator, ReportedLevel.ALL)),
        LEVELS.stream().map(sentences::labelNearAgencies).toList(),
        rates,
        sentences.compared().entrySet().stream()
            .map(
                month ->
                    new TextRow(
                        wording.text(
                            "since_%s_long".formatted(month.getKey()),
                            wording.month(month.getValue())),
                        figures(indicator)
                            .map(f -> sentences.change(f, month.getValue()).orElse("–"))
                            .toList()))
            .toList());
  }

  private RateRow rates(String name, Indicator indicator) {
    return new RateRow(
        name,
        figures(indicator)
            .map(f -> new RateCell(indicator.code(), f.level().name(), rate(indicator, f)))
            .toList());
  }

  private Rate rate(Indicator indicator, Figure figure) {
    return Rate.of(bulletin, indicator, figure.current(), 0, wording);
  }

  private Stream<Figure> figures(Indicator indicator) {
    return LEVELS.stream().map(level -> bulletin.figure(indicator, level));
  }
}
