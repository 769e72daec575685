package vn.dossier.report.bulletin;

import java.time.LocalDateTime;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Page;
import vn.dossier.report.layout.PageLinks;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/**
 * The bulletin as a page for a screen, a phone or paper: one file that needs nothing else, or a
 * page of a site.
 */
public final class HtmlBulletin {

  private final Province province;

  /**
   * @param province who publishes it
   */
  public HtmlBulletin(Province province) {
    this.province = province;
  }

  /** The page, in UTF-8. */
  public String render(BulletinDetails details, Language language) {
    return render(details, language, null);
  }

  /**
   * The same in a folder.
   *
   * @param links what lies beside it; null for nothing
   */
  public String render(BulletinDetails details, Language language, PageLinks links) {
    Wording wording = new Wording(language);
    Sentences sentences = new Sentences(details.bulletin(), province, wording);
    return page(
        BulletinModel.of(
            details, province, wording, null, links, sentences.origin(), sentences.notes()));
  }

  /**
   * The same as one page of a site, which stays as it is while its figures do.
   *
   * @param frame what stands around it
   * @param changed when its figures changed last, in local time
   */
  public String render(
      BulletinDetails details, Language language, SiteFrame frame, LocalDateTime changed) {
    Wording wording = new Wording(language);
    Sentences sentences = new Sentences(details.bulletin(), province, wording);
    return page(
        BulletinModel.of(
            details,
            province,
            wording,
            frame,
            null,
            sentences.origin(changed),
            sentences.lastingNotes()));
  }

  private static String page(BulletinModel model) {
    return new Page(HtmlBulletin.class, "bulletin.html").render(model);
  }
}
