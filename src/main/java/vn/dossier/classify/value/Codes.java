package vn.dossier.classify.value;

import java.util.regex.Pattern;

/**
 * How codes are shown and kept where a person may have typed something else into their field: a
 * name, a phone number, a citizen's number.
 *
 * <p>A code looks like one when it is written in at most 50 ASCII letters, digits and {@code . - _
 * /}, without blanks, and is none of these, signs left out: 9 to 13 digits without a letter; 9 to
 * 13 digits that begin as a phone or a citizen's number does (0, 84), with letters only apart from
 * them; a run of digits that begins so, or of just 9, whatever is around it; more than 10 letters
 * without a digit. Anything else is masked: its first and last character and its length tell
 * whoever looks into the source which value is meant, and nobody who it is about.
 *
 * <p>What remains: a name of at most 10 letters without accents and blanks, a name with a digit,
 * and a number of fewer than 9 digits or one that is mixed with letters pass for codes.
 */
public final class Codes {
  private static final int LONGEST = 50;
  private static final int LONGEST_TELLING_NOTHING = 3;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._/-]{1," + LONGEST + "}");
  private static final Pattern SIGNS = Pattern.compile("[._/-]");
  private static final Pattern PERSONS_RUN =
      Pattern.compile("(?<!\\d)(0\\d{8,12}|84\\d{7,11}|\\d{9})(?!\\d)");
  private static final Pattern MIXED = Pattern.compile("[A-Za-z]\\d|\\d[A-Za-z]");
  private static final int FEWEST_DIGITS = 9;
  private static final int MOST_DIGITS = 13;
  private static final int LONGEST_WORD = 10;
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
    if (!SHAPE.matcher(text).matches()) {
      return false;
    }
    String bare = SIGNS.matcher(text).replaceAll("");
    String digits = bare.replaceAll("\\D", "");
    if (digits.isEmpty()) {
      return bare.length() <= LONGEST_WORD;
    }
    if (digits.length() < FEWEST_DIGITS) {
      return true;
    }
    boolean apart = digits.length() <= MOST_DIGITS && !MIXED.matcher(text).find();
    boolean person = digits.startsWith("0") || digits.startsWith("84");
    return !(apart && (person || digits.length() == bare.length()))
        && !PERSONS_RUN.matcher(text).find();
  }

  /**
   * The form in which quarantine and history keep a trimmed dossier code, and find it again. Of a
   * masked one nothing stays but 20 bits of a digest, so that two of them are hardly ever taken for
   * one another. They, and the bucket beside them, still let whoever has a list of numbers or names
   * try them: hundreds of a hundred million phone numbers fit 20 bits.
   */
  public static String held(String code) {
    return code == null || looksLikeOne(code)
        ? code
        : MASK + DIGEST_MARK + HeldId.digest(code).substring(0, DIGEST_DIGITS);
  }

  /** The code, masked unless it looks like one; null stays null. */
  public static String named(String code) {
    return code == null || looksLikeOne(code) ? code : masked(code);
  }

  /** As {@link #named}, but what may stay keeps the blanks around it. */
  public static String typed(String text) {
    String code = Whitespace.trim(text);
    return code == null || looksLikeOne(code) ? text : masked(code);
  }

  /**
   * A label that no list knows: of letters alone, nobody can tell a new one from a name, so it
   * stays only when it looks like a code and has a digit.
   */
  public static String unknownLabel(String text) {
    String label = Whitespace.trim(text);
    boolean digit = label != null && label.chars().anyMatch(c -> c >= '0' && c <= '9');
    return label == null || digit && looksLikeOne(label) ? text : masked(label);
  }

  /** For a person, on one line and in quotes. */
  public static String shown(String text) {
    if (text == null) {
      return "missing";
    }
    String code = Whitespace.trim(text);
    return "'" + (code == null ? "" : named(code)) + "'";
  }

  /** Of a date as text: no name passes for one. */
  public static String shownDate(String text) {
    if (text == null) {
      return "missing";
    }
    return "'" + date(text) + "'";
  }

  /** A date as text, masked unless it has the shape of one; null stays null. */
  public static String date(String text) {
    boolean date =
        Whitespace.isBlank(text) || text.length() <= LONGEST && DATE.matcher(text).matches();
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
