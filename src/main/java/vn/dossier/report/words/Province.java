package vn.dossier.report.words;

import java.time.LocalDate;
import vn.dossier.report.figure.ReportedLevel;

/**
 * Who publishes the bulletin.
 *
 * @param centre its centre, for the heading
 * @param texts what it says in its own words
 * @param levels what its levels are called
 */
public record Province(Centre centre, ProvinceTexts texts, LevelNames levels) {

  /** What a level was called on a day, where the name stands alone. */
  public String level(ReportedLevel level, LocalDate day, Wording wording) {
    return wording.capital(
        level == ReportedLevel.ALL
            ? wording.text("level_ALL")
            : levels.on(level, day).in(wording.language()));
  }
}
