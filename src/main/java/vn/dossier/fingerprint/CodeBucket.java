package vn.dossier.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Dossier codes spread over buckets: a dossier, its components, payment requests and papers share
 * one, so that what changed in the source is found by bucket. The source's own statements
 * (fingerprint-*.sql) compute the same numbers.
 */
public final class CodeBucket {

  /** How many buckets there are, beside the odd one: 2^18 sums fit a server's memory table. */
  public static final int COUNT = 1 << 18;

  /**
   * The bucket of codes as stored that begin or end with anything but visible ASCII. With blanks
   * around them, such dossiers have children under another code, in another bucket.
   */
  public static final int ODD = COUNT;

  /**
   * Not a bucket: stands among those that changed when the odd one did. Whether a paper is
   * historical may hang on a dossier in there, in whatever bucket the paper is itself.
   */
  public static final int EVERY_PAPER = ODD + 1;

  private CodeBucket() {}

  /**
   * The bucket of a code under which children are found.
   *
   * @param code trimmed, or a link as stored; null where there is none
   * @param id takes the place of a missing code
   */
  public static int of(String code, String id) {
    if (isOdd(code)) {
      return ODD;
    }
    CRC32 checksum = new CRC32();
    checksum.update((code == null ? id : code).getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue() & (COUNT - 1);
  }

  /**
   * Whether a code as stored is in the odd bucket, whatever bucket its children are in.
   *
   * @param code null where there is none
   */
  public static boolean isOdd(String code) {
    return code != null
        && (code.isEmpty()
            || !isVisible(code.charAt(0))
            || !isVisible(code.charAt(code.length() - 1)));
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c < 0x7F;
  }
}
