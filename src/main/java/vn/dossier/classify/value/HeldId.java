package vn.dossier.classify.value;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Under which id the warehouse knows a row of the source. It is the id itself, but for one that it
 * cannot hold: a digest stands for that, the same one every night, so that the row still is in
 * exactly one place and is counted.
 */
public final class HeldId {
  private static final int WIDTH = HeldText.DOSSIER_ID.width();

  /** What a digest begins with. */
  private static final char MARK = '~';

  private HeldId() {}

  /** The id of a dossier, a request or a paper; null stays null. */
  public static String of(String id) {
    return HeldText.DOSSIER_ID.fits(id) ? id : digestOf(id);
  }

  /** What stands for any text that is too long: as long as an id may be, the same every night. */
  public static String digestOf(String text) {
    return MARK + digest(text).substring(0, WIDTH - 1);
  }

  /** Whether an id of the warehouse may be a digest; an id of the source may look like one. */
  public static boolean isDigest(String held) {
    return held.length() == WIDTH && held.charAt(0) == MARK;
  }

  /** 64 hexadecimal digits over every unit of a text, halves of characters too. */
  static String digest(String text) {
    try {
      byte[] units = new byte[2 * text.length()];
      for (int i = 0; i < text.length(); i++) {
        units[2 * i] = (byte) (text.charAt(i) >> 8);
        units[2 * i + 1] = (byte) text.charAt(i);
      }
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(units));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
