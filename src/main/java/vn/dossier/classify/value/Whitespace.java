package vn.dossier.classify.value;

/** What counts as blank in source text (src/docs/rules.md, "Reading values"). */
public final class Whitespace {

  /** Every blank: the Unicode white space (with U+00A0), U+200B and U+FEFF. */
  public static final String CHARACTERS =
      "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
          + "\u2009\u200A\u2028\u2029\u202F\u205F\u3000\u200B\uFEFF";

  private Whitespace() {}

  /** The reading of a code: without blanks around it, null when nothing is left. */
  public static String trim(String text) {
    if (text == null) {
      return null;
    }
    int end = text.length();
    int start = firstNotBlank(text, 0, end);
    if (start == end) {
      return null;
    }
    while (isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Whether the text is null, empty or made of blanks only. */
  public static boolean isBlank(String text) {
    return text == null || isBlank(text, 0, text.length());
  }

  static boolean isBlank(String text, int from, int to) {
    return firstNotBlank(text, from, to) == to;
  }

  static boolean isBlank(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return CHARACTERS.indexOf(c) >= 0;
  }

  private static int firstNotBlank(String text, int from, int to) {
    int i = from;
    while (i < to && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
