package vn.dossier.generate.make;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How one thing is written by many hands (src/docs/rules.md): rarely, but at every size. */
public final class Spelling {

  private static final Map<String, String> DECOMPOSED = new ConcurrentHashMap<>();

  private Spelling() {}

  /** A label: mostly as it should be, else in lower case, decomposed, or with blanks. */
  static String label(Dice dice, String label) {
    if (!dice.share(0.02)) {
      return label;
    }
    return switch (dice.below(5)) {
      case 0 -> label.toLowerCase(Locale.ROOT);
      case 1 ->
          DECOMPOSED.computeIfAbsent(label, l -> Normalizer.normalize(l, Normalizer.Form.NFD));
      case 2 -> label + " ";
      case 3 -> "\u00A0" + label;
      default -> label.replace(" ", "  ");
    };
  }

  /** A code that names a row: mostly as it is, else with a blank behind it. */
  static String code(Dice dice, String code) {
    return dice.share(0.002) ? code + " " : code;
  }

  /** The code of a dossier in a component, payment or paper: hardly ever not as it is. */
  static String link(Dice dice, String code) {
    if (!dice.share(0.001)) {
      return code;
    }
    return dice.share(0.5) ? code.toLowerCase(Locale.ROOT) : code + " ";
  }

  /** A field of files: one, several, or none in one of the ways of writing none. */
  public static String files(Dice dice, boolean holdsFile, String path) {
    if (holdsFile) {
      return switch (dice.below(40)) {
        case 0 -> "##" + path;
        case 1 -> path + "##";
        case 2 -> path + "##" + path.replace("/1/", "/2/");
        default -> path;
      };
    }
    return switch (dice.below(20)) {
      case 0 -> "##";
      case 1 -> " ## ";
      case 2, 3, 4, 5, 6 -> "";
      default -> null;
    };
  }
}
