package vn.dossier.classify.value;

/** A text column that holds file paths joined by a separator (src/docs/rules.md). */
public final class FileField {
  private FileField() {}

  /** Whether any part between the separators is not blank. */
  public static boolean holdsFile(String text, String separator) {
    if (text == null) {
      return false;
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      if (!Whitespace.isBlank(text, from, at)) {
        return true;
      }
      from = at + separator.length();
    }
    return !Whitespace.isBlank(text, from, text.length());
  }
}
