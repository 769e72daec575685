package vn.dossier.report;

import java.util.List;
import vn.dossier.report.BulletinModel.Headline;
import vn.dossier.report.BulletinModel.Rate;
import vn.dossier.report.BulletinModel.Split;

/** The headline figures of the page. */
final class HeadlineModel {

  private HeadlineModel() {}

  static List<Headline> of(Bulletin bulletin, Wording wording, Sentences sentences) {
    return bulletin.figures().stream()
        .filter(figure -> figure.level() == Level.ALL)
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
            .filter(f -> f.indicator() == all.indicator() && f.level() != Level.ALL)
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
