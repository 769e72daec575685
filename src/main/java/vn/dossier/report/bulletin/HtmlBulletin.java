package vn.dossier.report.bulletin;

import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Page;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/** The bulletin as a page: one file that needs nothing else, for a screen, a phone or paper. */
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
    return new Page(HtmlBulletin.class, "bulletin.html")
        .render(BulletinModel.of(details, province, new Wording(language)));
  }
}
