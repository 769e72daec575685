package vn.dossier.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** How the recount reads a value: src/docs/rules.md, "Reading values". */
final class Reading {

  private static final String BLANK = "[\\s\\p{Z}\\u200B\\uFEFF]";

  private Reading() {}

  /** A code: trimmed, null when blank. */
  static String code(String text) {
    if (text == null) {
      return null;
    }
    String trimmed = text.replaceAll("^" + BLANK + "+|" + BLANK + "+$", "");
    return trimmed.isEmpty() ? null : trimmed;
  }

  /** A label: composed, trimmed, single blanks, lower case. */
  static String label(String text) {
    String trimmed = code(text);
    return trimmed == null
        ? null
        : Normalizer.normalize(trimmed, Normalizer.Form.NFC)
            .replaceAll(BLANK + "+", " ")
            .toLowerCase(Locale.ROOT);
  }

  /** The day of a date and time, null when there is none. */
  static LocalDate date(Map<String, String> row, String column) {
    String text = row.get(column);
    return text == null ? null : LocalDate.parse(text.substring(0, 10));
  }

  /** The first unless it is null. */
  static <T> T firstOf(T first, T second) {
    return first != null ? first : second;
  }
}
