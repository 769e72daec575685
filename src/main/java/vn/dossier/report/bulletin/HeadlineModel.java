package vn.dossier.report.bulletin;

import java.util.List;
import vn.dossier.report.bulletin.BulletinModel.Headline;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.bulletin.BulletinModel.Split;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/** The headline figures of the page. */
final class HeadlineModel {

  private HeadlineModel() {}

  static List<Headline> of(Bulletin bulletin, Wording wording, Sentences sentences) {
    return bulletin.figures().stream()
        .filter(figure -> figure.level() == ReportedLevel.ALL)
        .map(all -> headline(bulletin, all, wording, sentences))
        .toList();
  }

  private static Headline headline(
      Bulletin bulletin, Figure all, Wording wording, Sentences sentences) {
    return new Headline(
        all.indicator().code(),
        wording.name(all.indicator()),
        Rate.of(all.current(), 0, wording),
        sentences.comparison(bulletin, all),
        bulletin.figures().stream()
            .filter(f -> f.indicator() == all.indicator() && f.level() != ReportedLevel.ALL)
            .map(
                f ->
                    new Split(
                        f.level().name(),
                        wording.name(f.level()),
                        Rate.of(f.current(), 0, wording),
                        sentences.change(bulletin, f, "points").orElse("")))
            .toList());
  }
}
