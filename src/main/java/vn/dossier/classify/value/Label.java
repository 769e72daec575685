package vn.dossier.classify.value;

import java.text.Normalizer;

/**
 * The reading of a text that is compared with a code list: NFC, trimmed, blanks collapsed to one
 * space, case folded (src/docs/rules.md, "Reading values").
 */
public final class Label {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private Label() {}

  /** The label of a text, null when it is blank. Compared as text: '01' is not '1'. */
  public static String of(String text) {
    String trimmed = Whitespace.trim(text);
    if (trimmed == null || isLabel(trimmed)) {
      return trimmed;
    }
    return fold(Normalizer.normalize(trimmed, Normalizer.Form.NFC));
  }

  /** Plain ASCII that is already clean, as most codes are, needs no copy. */
  private static boolean isLabel(String trimmed) {
    char before = 'x';
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      boolean secondBlank = c == ' ' && before == ' ';
      if (c < ' ' || c > '~' || (c >= 'A' && c <= 'Z') || secondBlank) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static String fold(String composed) {
    StringBuilder label = new StringBuilder(composed.length());
    boolean blankBefore = false;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      boolean blank = c <= Character.MAX_VALUE && Whitespace.isBlank((char) c);
      if (!blank) {
        label.appendCodePoint(fold(c));
      } else if (!blankBefore) {
        label.append(' ');
      }
      blankBefore = blank;
    }
    return label.toString();
  }

  /** Simple case folding of Unicode: the Turkish i's fold only under Turkish rules. */
  private static int fold(int c) {
    return c == DOTTED_CAPITAL_I || c == DOTLESS_SMALL_I
        ? c
        : Character.toLowerCase(Character.toUpperCase(c));
  }
}
