package vn.dossier.report.layout;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text for a terminal: names come from elsewhere, and may hold what would move its cursor. */
public final class PlainText {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private PlainText() {}

  /** On one line, a blank in place of control characters; letters are composed (NFC). */
  public static String line(String text) {
    return composed(CONTROL.matcher(text).replaceAll(" "));
  }

  /** With composed letters (NFC), as sources do not always write names; null for null. */
  public static String composed(String text) {
    return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
