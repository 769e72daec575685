package vn.dossier.classify;

import java.util.regex.Pattern;

/**
 * How codes are shown and kept where a person may have typed something else into their field: a
 * name, a phone number, a citizen's number.
 *
 * <p>A code looks like one when it is written in at most 50 ASCII letters, digits and {@code . - _
 * / : # +}, without blanks, and is not a bare number of 9 to 12 digits, as identity cards and
 * phones have. Anything else is masked: its first and last character and its length tell whoever
 * looks into the source which value is meant, and nobody who it is about.
 */
public final class Codes {
  private static final int LONGEST = 50;
  private static final int LONGEST_TELLING_NOTHING = 3;
  private static final String SIGNS = ".-_/:#+";
  private static final String MASK = "***";

  // Groups as a date has them: phones and citizens' numbers are written in others, or in none
  private static final Pattern DATE =
      Pattern.compile(
          " *(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})"
              + "([ T]+\\d{1,2}:\\d{1,2}(:\\d{1,2}([.,]\\d{1,8})?)? *(Z|[+-]\\d{2}:?\\d{2})?)? *");
  private static final char DIGEST_MARK = '~';
  private static final int DIGEST_DIGITS = 5;

  private Codes() {}

  /** Whether a trimmed text may be kept and shown as it is. */
  public static boolean looksLikeOne(String text) {
    int length = text.length();
    int digits = 0;
    if (length == 0 || length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || SIGNS.indexOf(c) >= 0)) {
        return false;
      }
    }
    return digits < length || length < 9 || length > 12;
  }

  /**
   * The form in which quarantine and history keep a trimmed dossier code, and find it again: masked
   * ones end with 20 bits of a digest, so that two of them are hardly ever taken for one another.
   */
  public static String held(String code) {
    return code == null || looksLikeOne(code)
        ? code
        : masked(code) + DIGEST_MARK + HeldId.digest(code).substring(0, DIGEST_DIGITS);
  }

  /** The code, masked unless it looks like one; null stays null. */
  public static String named(String code) {
    return code == null || looksLikeOne(code) ? code : masked(code);
  }

  /** As {@link #named}, but what may stay keeps the blanks around it. */
  static String typed(String text) {
    String code = Blanks.trim(text);
    return code == null || looksLikeOne(code) ? text : masked(code);
  }

  /**
   * A label that no list knows: of letters alone, nobody can tell a new one from a name, so it
   * stays only when it looks like a code and has a digit.
   */
  public static String unknownLabel(String text) {
    String label = Blanks.trim(text);
    boolean digit = label != null && label.chars().anyMatch(c -> c >= '0' && c <= '9');
    return label == null || digit && looksLikeOne(label) ? text : masked(label);
  }

  /** For a person, on one line and in quotes. */
  static String shown(String text) {
    if (text == null) {
      return "missing";
    }
    String code = Blanks.trim(text);
    return "'" + (code == null ? "" : named(code)) + "'";
  }

  /** Of a date as text: no name passes for one. */
  static String shownDate(String text) {
    if (text == null) {
      return "missing";
    }
    return "'" + date(text) + "'";
  }

  /** A date as text, masked unless it has the shape of one; null stays null. */
  static String date(String text) {
    boolean date = Blanks.isBlank(text) || text.length() <= LONGEST && DATE.matcher(text).matches();
    return date ? text : masked(text);
  }

  /** First and last character and length; of very few characters the length alone. */
  public static String masked(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= LONGEST_TELLING_NOTHING) {
      return "%s(%d)".formatted(MASK, length);
    }
    return "%s%s%s(%d)"
        .formatted(
            character(text.codePointAt(0)),
            MASK,
            character(text.codePointBefore(text.length())),
            length);
  }

  private static String character(int codePoint) {
    boolean broken = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return broken || Character.isISOControl(codePoint) ? "?" : Character.toString(codePoint);
  }
}
