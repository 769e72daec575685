package vn.dossier.report.bulletin;

import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Page;
import vn.dossier.report.words.Centre;
import vn.dossier.report.words.Wording;

/** The bulletin as a page: one file that needs nothing else, for a screen, a phone or paper. */
public final class HtmlBulletin {

  private final Centre centre;

  /**
   * @param centre who publishes it, for the heading
   */
  public HtmlBulletin(Centre centre) {
    this.centre = centre;
  }

  /** The page, in UTF-8. */
  public String render(BulletinDetails details, Language language) {
    return new Page(HtmlBulletin.class, "bulletin.html")
        .render(BulletinModel.of(details, centre.name(language), new Wording(language)));
  }
}
