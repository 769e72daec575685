package vn.dossier.classify;

/** A text column that holds file paths joined by a separator (src/docs/rules.md). */
final class FileField {
  private FileField() {}

  /** Whether any part between the separators is not blank. */
  static boolean holdsFile(String text, String separator) {
    if (text == null) {
      return false;
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      if (!Blanks.isBlank(text, from, at)) {
        return true;
      }
      from = at + separator.length();
    }
    return !Blanks.isBlank(text, from, text.length());
  }
}
