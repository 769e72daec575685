package vn.dossier.report.bulletin;

import java.util.List;
import java.util.Map;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.Target;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.layout.PageLinks;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.ProvinceTexts;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/**
 * What the template of the page is filled with: every text as it is shown.
 *
 * @param t the words of the language, by key
 * @param frame what stands around a page of a site; null for a page alone
 * @param links what lies beside a page alone; null for nothing
 * @param issue which bulletin it is
 * @param title the news of the month
 * @param origin up to when, published when, from where
 * @param lead the first sentence
 * @param news the other sentences
 * @param historical null where the source cannot tell it, as eReceipts
 * @param eReceiptsInMonth says how many of them issued any in the month
 */
record BulletinModel(
    Map<String, String> t,
    SiteFrame frame,
    PageLinks links,
    String centre,
    String issue,
    String title,
    List<String> origin,
    String lead,
    List<String> introduction,
    List<String> news,
    List<HeadlineModel.Headline> headlines,
    List<TrendModel.Chart> charts,
    List<String> legend,
    List<RankingModel.Group> ranking,
    List<Goal> goals,
    String noTargets,
    Number historical,
    Number eReceipts,
    String until,
    List<String> eReceiptAgencies,
    String eReceiptsInMonth,
    List<String> outlook,
    List<String> notes,
    List<String> contact,
    List<String> signature) {

  /** A number as it is shown, and as a machine reads it. */
  record Number(String shown, long value) {}

  /**
   * A rate as it is shown, and the counts it is made of.
   *
   * @param some whether there are any dossiers
   * @param part the numerator as it is shown
   * @param whole the denominator as it is shown
   */
  record Rate(
      String shown, boolean some, String part, String whole, long numerator, long denominator) {

    /** Words where the source cannot tell the indicator. */
    static Rate of(
        Bulletin bulletin, Indicator indicator, Share share, int scale, Wording wording) {
      return bulletin.tells(indicator)
          ? of(share, scale, wording)
          : new Rate(wording.text("not_available"), false, "", "", 0, 0);
    }

    static Rate of(Share share, int scale, Wording wording) {
      return new Rate(
          scale == 0
              ? wording.percent(share)
              : share.percent(scale).map(p -> wording.percent(p, scale)).orElse("–"),
          share.denominator() != 0,
          wording.count(share.numerator()),
          wording.count(share.denominator()),
          share.numerator(),
          share.denominator());
    }
  }

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

  static BulletinModel of(
      BulletinDetails details,
      Province province,
      Wording wording,
      SiteFrame frame,
      PageLinks links,
      List<String> origin,
      List<String> notes) {
    Bulletin bulletin = details.bulletin();
    Language language = wording.language();
    ProvinceTexts texts = province.texts();
    Sentences sentences = new Sentences(bulletin, province, wording);
    List<String> all = sentences.all();
    TrendModel trends = new TrendModel(details, wording, sentences);
    return new BulletinModel(
        wording.all(),
        frame,
        links,
        province.centre().name(language),
        wording.text("issue", wording.month(bulletin.month())),
        sentences.title(),
        origin,
        all.get(0),
        texts.introduction(language),
        all.subList(1, all.size()),
        HeadlineModel.of(bulletin, wording, sentences),
        trends.charts(),
        trends.legend(),
        RankingModel.of(details, wording),
        bulletin.progress().stream().map(p -> goal(bulletin, p, wording, sentences)).toList(),
        bulletin.progress().isEmpty() ? wording.text("no_targets") : "",
        bulletin.tells("historical_results") ? number(bulletin.historicalResults(), wording) : null,
        bulletin.tells("receipts") ? number(bulletin.eReceiptAgencies().size(), wording) : null,
        wording.text("page_until", wording.date(bulletin.dataUntil())),
        bulletin.eReceiptAgencies(),
        bulletin.eReceiptAgencies().isEmpty() ? "" : sentences.eReceiptsInMonth(),
        texts.outlook(language),
        notes,
        texts.contact(language),
        texts.signature(language));
  }

  private static Number number(long number, Wording wording) {
    return new Number(wording.count(number), number);
  }

  private static Goal goal(
      Bulletin bulletin, TargetProgress progress, Wording wording, Sentences sentences) {
    Target target = progress.target();
    return new Goal(
        wording.name(target.indicator()),
        sentences.labelNearAgencies(target.level()),
        target.indicator().code(),
        target.level().name(),
        Rate.of(bulletin, target.indicator(), progress.share(), 1, wording),
        wording.number(target.percent()) + "%",
        progress.printedPercent().map(Object::toString).orElse("0"),
        target.percent().toPlainString(),
        sentences.state(progress),
        progress.reached());
  }
}
