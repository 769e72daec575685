package vn.dossier.recalculation;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** How src/docs/rules.md, "Reading values", reads a stored text or number. */
final class Reading {

  private static final String BLANK = "[\\p{IsWhite_Space}\\u00A0\\u200B\\uFEFF]";
  private static final Pattern BLANKS = Pattern.compile(BLANK + "+");
  private static final Pattern BLANKS_AROUND =
      Pattern.compile("\\A" + BLANK + "+|" + BLANK + "+\\z");
  private static final Pattern CODE = Pattern.compile("[-\\w./]{1,50}");

  /** A number alone, a long word, a number beside letters, a person's number within. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "[-_./]*(\\d[-_./]*){9,13}"
              + "|([-_./]*[A-Za-z]){11,}[-_./]*"
              + "|(?!.*([A-Za-z]\\d|\\d[A-Za-z]))(?=\\D*(0|8\\D*4))(\\D*\\d){9,13}\\D*"
              + "|(.*\\D)?(0\\d{8,12}|84\\d{7,11}|\\d{9})(\\D.*)?");

  private static final Pattern FILE_SEPARATOR = Pattern.compile("##");

  private Reading() {}

  /** A code or a name: without blanks around; null when nothing is left. */
  static String trimmed(Object stored) {
    if (stored == null) {
      return null;
    }
    String text = BLANKS_AROUND.matcher((String) stored).replaceAll("");
    return text.isEmpty() ? null : text;
  }

  /** What is compared with a code list; null when blank. */
  static String label(Object stored) {
    if (stored == null) {
      return null;
    }
    String text = trimmed(Normalizer.normalize((String) stored, Normalizer.Form.NFC));
    return text == null ? null : BLANKS.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /** A trimmed code as quarantine shows it. */
  static String masked(String code) {
    if (code == null || isCode(code)) {
      return code;
    }
    int[] letters = code.codePoints().toArray();
    String ends = letters.length < 4 ? "***" : ends(letters);
    return ends + "(" + letters.length + ")";
  }

  private static boolean isCode(String text) {
    return CODE.matcher(text).matches() && !NO_CODE.matcher(text).matches();
  }

  /** Nothing but the first 20 bits of its SHA-256, by which a dossier is found. */
  static String maskedWithDigest(String code) {
    if (code == null || isCode(code)) {
      return code;
    }
    byte[] digest = DigestUtils.sha256(code.getBytes(StandardCharsets.UTF_16BE));
    return "***~" + "%02x%02x%02x".formatted(digest[0], digest[1], digest[2]).substring(0, 5);
  }

  private static String ends(int[] letters) {
    return Character.toString(letters[0]) + "***" + Character.toString(letters[letters.length - 1]);
  }

  static boolean holdsFile(Object stored) {
    return stored != null
        && FILE_SEPARATOR.splitAsStream((String) stored).anyMatch(part -> trimmed(part) != null);
  }

  /** Null reads as 0. */
  static long number(Object stored) {
    return stored == null ? 0 : ((Number) stored).longValue();
  }

  static boolean is(Object stored, int number) {
    return stored != null && ((Number) stored).intValue() == number;
  }

  /** By the bytes of UTF-8, null first. */
  static int compareBytes(String left, String right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
