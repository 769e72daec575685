package vn.dossier.warehouse.dimension;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it is typed without accents: "so y te" for "Sở Y tế". */
public final class SearchName {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private SearchName() {}

  /**
   * @param name null for none
   * @return in small letters, without accents, never longer than the name; null for none
   */
  public static String of(String name) {
    if (name == null) {
      return null;
    }
    String letters =
        MARKS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
            .replaceAll("");
    // A letter of its own, which no form takes apart
    String plain = Normalizer.normalize(letters.replace('đ', 'd'), Normalizer.Form.NFC);
    return plain.length() <= name.length() ? plain : plain.substring(0, name.length());
  }
}
