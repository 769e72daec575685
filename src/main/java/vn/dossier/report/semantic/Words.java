package vn.dossier.report.semantic;

import java.util.List;
import vn.dossier.report.figure.Language;

/** A label in both languages. */
record Words(String vietnamese, String english) {

  /**
   * @param pair as the files say it: [Vietnamese, English]
   */
  static Words of(Object pair) {
    List<?> both = (List<?>) pair;
    return new Words((String) both.get(0), (String) both.get(1));
  }

  String in(Language language) {
    return language == Language.VI ? vietnamese : english;
  }
}
