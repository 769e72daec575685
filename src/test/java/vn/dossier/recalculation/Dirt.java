package vn.dossier.recalculation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The dirt that src/docs/rules.md name, drawn at random. */
final class Dirt {

  private static final List<String> BLANKS =
      List.of(
          " ", "  ", "\t", "\u00A0", "\u200B", "\uFEFF", "\u2007", "\u3000", "\u0085", " \u200B");
  private static final List<String> TIMES =
      List.of("00:00:00", "00:00:01", "02:30:00", "08:15:00", "16:59:59", "23:30:00", "23:59:59");
  private static final List<String> IMPOSSIBLE =
      List.of(
          "2023-02-30 00:00:00",
          "2023-04-31 10:00:00",
          "2023-02-29 23:59:59",
          "2023-00-10 00:00:00",
          "2023-06-00 07:00:00");
  private static final String ZERO = "0000-00-00 00:00:00";

  private final Random random;
  private final boolean impossibleDates;

  Dirt(Random random, boolean impossibleDates) {
    this.random = random;
    this.impossibleDates = impossibleDates;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Mostly as it is, else with blanks around, as far as the column is long enough. */
  String padded(String text, int columnLength) {
    if (text == null || !chance(12)) {
      return text;
    }
    String padded = (chance(50) ? pick(BLANKS) : "") + text + (chance(60) ? pick(BLANKS) : "");
    return padded.length() <= columnLength ? padded : text;
  }

  /** The same label in another spelling: decomposed, cased, with blanks around and inside. */
  String spelt(String label, int columnLength) {
    if (label == null) {
      return chance(30) ? " " : null;
    }
    String text = label;
    if (chance(15)) {
      text = Normalizer.normalize(text, Normalizer.Form.NFD);
    }
    if (chance(15)) {
      text = chance(50) ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }
    if (chance(10)) {
      text = text.replace(" ", pick(BLANKS) + pick(BLANKS));
    }
    text = padded(text, columnLength);
    return text.length() <= columnLength ? text : label;
  }

  /** Another code to bytes, the same one to many a collation. */
  static String twin(String code, int kind) {
    return switch (kind % 3) {
      case 0 ->
          code.equals(code.toLowerCase(Locale.ROOT))
              ? code.toUpperCase(Locale.ROOT)
              : code.toLowerCase(Locale.ROOT);
      case 1 -> code.replace('H', '\u0124').replace('G', '\u011E').replace('T', '\u0164');
      default -> Normalizer.normalize(twin(code, 1), Normalizer.Form.NFD);
    };
  }

  /** A moment of a day, often on its edges. */
  String on(LocalDate day) {
    return day + " " + pick(TIMES);
  }

  /** Null, or where the database can hold it all-zero. */
  String absentDate() {
    return impossibleDates && chance(40) ? ZERO : null;
  }

  /** A date that does not exist, where the database can hold it; else an absent one. */
  String impossibleDate() {
    return impossibleDates ? pick(IMPOSSIBLE) : null;
  }

  /** The day, or now and then none, or an impossible one. */
  String maybe(LocalDate day) {
    int kind = below(100);
    return kind < 90 ? on(day) : kind < 96 ? absentDate() : impossibleDate();
  }

  /** A deleted_on: mostly not set, and all-zero now and then; if set, sometimes unreadable. */
  String deletedOn(int percentDeleted, LocalDate day) {
    return chance(percentDeleted) ? deletion(day) : absentDate();
  }

  String deletion(LocalDate day) {
    return impossibleDates && chance(20) ? pick(IMPOSSIBLE) : on(day);
  }

  /** The content of a file field: often no file at all. */
  String file() {
    return chance(45)
        ? pick("a/ket-qua.pdf", "##x.pdf", "x.pdf##", "a.pdf##b.pdf", "## ##c.pdf")
        : pick(null, "", "  ", "##", "####", "## ##", "##\u00A0##\u200B");
  }
}
