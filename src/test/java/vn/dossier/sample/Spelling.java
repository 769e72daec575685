package vn.dossier.sample;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Writes a value as real systems do: mostly clean, sometimes decomposed, padded or in other case,
 * which reads as the same value (src/docs/rules.md, "Reading values").
 */
final class Spelling {

  static final String NBSP = "\u00A0";
  static final String ZERO_WIDTH = "\u200B";

  private final Dice dice;

  Spelling(Dice dice) {
    this.dice = dice;
  }

  /** A label of words, such as a payment status; null stays null. */
  String label(String label) {
    if (label == null || dice.chance(0.92)) {
      return label;
    }
    return switch (dice.between(1, 7)) {
      case 1, 2 -> decomposed(label);
      case 3 -> label.toUpperCase(Locale.ROOT);
      case 4 -> label.toLowerCase(Locale.ROOT);
      case 5 -> label.replace(" ", NBSP);
      case 6 -> " " + label.replace(" ", "  ") + NBSP;
      default -> ZERO_WIDTH + label;
    };
  }

  /** A code of one or two digits: only blanks may come in, and the column must hold them. */
  String digits(String code) {
    if (dice.chance(0.98)) {
      return code;
    }
    return dice.oneOf(" " + code, code + " ", code + NBSP, ZERO_WIDTH + code);
  }

  /** A file field that holds a file, '##' before, between or behind. */
  String files(String file) {
    if (dice.chance(0.9)) {
      return file;
    }
    return dice.oneOf("##" + file, file + "##", file + "##" + file, " ##" + file, NBSP + file);
  }

  /** A file field without any file. */
  String noFile() {
    return dice.chance(0.7) ? null : dice.oneOf("", "##", " ## ", "####", " ", NBSP + "##");
  }

  /** As typed on a system that keeps letters and accents apart. */
  static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }
}
