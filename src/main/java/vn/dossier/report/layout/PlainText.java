package vn.dossier.report.layout;

import java.util.regex.Pattern;

/** Text for a terminal: names come from elsewhere, and may hold what would move its cursor. */
public final class PlainText {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private PlainText() {}

  /** On one line, a blank in place of control characters. */
  public static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
