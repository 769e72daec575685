package vn.dossier.report.bulletin;

import java.util.List;
import java.util.Map;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/**
 * What the template of the page is filled with: every text as it is shown.
 *
 * @param t the words of the language, by key
 * @param baseline what changes are measured against; blank when there is nothing to compare
 */
record BulletinModel(
    Map<String, String> t,
    String centre,
    String title,
    String dataUntil,
    String baseline,
    List<Headline> headlines,
    List<Chart> charts,
    List<String> legend,
    List<RankingModel.Row> ranking,
    List<Goal> goals,
    String noTargets,
    Number historical,
    String historicalUntil,
    Number eReceipts,
    String inMonth,
    List<String> eReceiptAgencies,
    List<String> notes,
    String source) {

  /** A number as it is shown, and as a machine reads it. */
  record Number(String shown, long value) {}

  /**
   * @param indicator its code in the view
   * @param comparison change on the baseline month, in words
   */
  record Headline(
      String indicator, String name, Rate rate, String comparison, List<Split> splits) {}

  /** A level of a headline. */
  record Split(String level, String name, Rate rate, String change) {}

  /**
   * A rate as it is shown, and the counts it is made of.
   *
   * @param dossiers blank when there are none
   */
  record Rate(String shown, String dossiers, long numerator, long denominator) {

    static Rate of(Share share, int scale, Wording wording) {
      boolean none = share.denominator() == 0;
      return new Rate(
          scale == 0
              ? wording.percent(share)
              : share.percent(scale).map(p -> wording.percent(p, scale)).orElse("–"),
          none ? "" : wording.count(share.numerator()) + "/" + wording.count(share.denominator()),
          share.numerator(),
          share.denominator());
    }
  }

  /**
   * @param svg blank when it could not be drawn
   */
  record Chart(String name, String label, String svg, List<Month> months) {}

  /** Rates of a month: of the province, of its level, of the levels below. */
  record Month(String name, List<Cell> cells) {}

  record Cell(String indicator, String month, String level, Rate rate) {}

  /**
   * Progress to a target.
   *
   * @param width of the bar, in percent
   * @param mark where the target stands on the bar, in percent
   */
  record Goal(
      String name,
      String scope,
      String indicator,
      String level,
      Rate rate,
      String target,
      String width,
      String mark,
      String state,
      boolean reached) {}

  static BulletinModel of(BulletinDetails details, String centre, Wording wording) {
    Bulletin bulletin = details.bulletin();
    Sentences sentences = new Sentences(wording);
    String month = wording.month(bulletin.month());
    return new BulletinModel(
        wording.all(),
        centre,
        wording.text("title", month),
        wording.text("page_data_until", wording.date(bulletin.dataUntil())),
        Sentences.isCompared(bulletin)
            ? wording.text("page_change", wording.month(bulletin.baselineMonth()))
            : "",
        HeadlineModel.of(bulletin, wording, sentences),
        TrendModel.of(details.trend(), wording),
        TrendModel.LEVELS.stream().map(wording::name).toList(),
        RankingModel.of(details.agencies(), wording),
        bulletin.progress().stream().map(p -> goal(p, wording, sentences)).toList(),
        bulletin.progress().isEmpty() ? wording.text("no_targets") : "",
        number(bulletin.historicalResults(), wording),
        wording.text("page_historical_until", wording.date(bulletin.dataUntil())),
        number(bulletin.eReceiptAgencies().size(), wording),
        wording.text("page_in_month", month),
        bulletin.eReceiptAgencies(),
        sentences.notes(bulletin),
        wording.text(
            bulletin.basis() == Basis.AS_IS ? "page_source_as_is" : "page_source",
            Long.toString(bulletin.freshness().jobExecutionId())));
  }

  private static Number number(long number, Wording wording) {
    return new Number(wording.count(number), number);
  }

  private static Goal goal(TargetProgress progress, Wording wording, Sentences sentences) {
    Target target = progress.target();
    return new Goal(
        wording.name(target.indicator()),
        wording.name(target.level()),
        target.indicator().code(),
        target.level().name(),
        Rate.of(progress.share(), 1, wording),
        wording.number(target.percent()) + "%",
        progress.share().percent(1).map(Object::toString).orElse("0"),
        target.percent().toPlainString(),
        sentences.state(progress),
        progress.reached());
  }
}
