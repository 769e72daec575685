package vn.dossier.classify.value;

import java.util.Comparator;

/**
 * The order "byte for byte" of the contract: that of the UTF-8 bytes, which is that of the code
 * points, and not that of {@link String#compareTo} beyond the basic plane.
 */
public final class Bytewise {

  /** Byte for byte, null first. */
  public static final Comparator<String> ORDER = Comparator.nullsFirst(Bytewise::compare);

  private Bytewise() {}

  private static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothOrNone = Character.isSurrogate(x) == Character.isSurrogate(y);
        // Surrogates stand for code points above every other char
        return bothOrNone ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
