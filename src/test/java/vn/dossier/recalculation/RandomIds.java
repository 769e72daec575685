package vn.dossier.recalculation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Primary keys as sources hold them: with capitals, accents and blanks around. */
final class RandomIds {

  private final boolean bytewise;
  private final Set<String> ids = new HashSet<>();
  private int number;

  RandomIds(boolean bytewise) {
    this.bytewise = bytewise;
  }

  /** Distinct under every collation by its number; or, if asked for, a twin of the one before. */
  String next(String kind, Dirt dirt) {
    String id;
    do {
      if (!bytewise || !dirt.chance(20)) {
        number++;
      }
      id = dirt.pick(spellings("%s-%07d".formatted(kind, (number * 7919L) % 10_000_019L)));
    } while (!ids.add(id));
    return id;
  }

  private static List<String> spellings(String stem) {
    return List.of(
        stem,
        stem,
        stem.toUpperCase(Locale.ROOT),
        "Hố-" + stem,
        "Hô-" + stem,
        stem + " ",
        " " + stem,
        "\uFF28" + stem,
        "\uD835\uDC07" + stem);
  }
}
