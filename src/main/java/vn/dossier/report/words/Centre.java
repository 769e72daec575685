package vn.dossier.report.words;

import vn.dossier.report.figure.Language;

/**
 * The centre that publishes the bulletin.
 *
 * @param vietnamese its name in Vietnamese
 * @param english its name in English
 */
public record Centre(String vietnamese, String english) {

  public String name(Language language) {
    return language == Language.VI ? vietnamese : english;
  }
}
