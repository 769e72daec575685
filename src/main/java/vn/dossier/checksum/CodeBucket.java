package vn.dossier.checksum;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Dossier codes spread over buckets: a dossier, its components, payment requests and papers share
 * one, so that what changed in the source is found by bucket. The source's own statements
 * (fingerprint-*.sql) compute the same numbers.
 */
public final class CodeBucket {

  /**
   * How many buckets there are, beside that of irregular codes: 2^19 sums fit a server's memory
   * table.
   */
  public static final int COUNT = 1 << 19;

  /**
   * The bucket of dossiers whose codes, as stored, begin or end with anything but visible ASCII,
   * and of papers that name such a code. With blanks around it, a dossier's children are under
   * another code, in another bucket.
   */
  public static final int IRREGULAR = COUNT;

  /** Bytes of the marks once unpacked; max_allowed_packet of a server must not be less. */
  public static final int MARKS_LENGTH = COUNT + 1;

  private CodeBucket() {}

  /**
   * The bucket of a code under which children are found.
   *
   * @param code trimmed, or a link as stored; null where there is none
   * @param id takes the place of a missing code
   */
  public static int of(String code, String id) {
    CRC32 checksum = new CRC32();
    checksum.update((code == null ? id : code).getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue() & (COUNT - 1);
  }

  /** The bucket of a dossier, or of a paper, by its code as stored. */
  public static int ofStored(String code, String id) {
    return isIrregular(code) ? IRREGULAR : of(code, id);
  }

  /**
   * Buckets as statements take them: compressed, as UNCOMPRESS of MySQL and MariaDB expects;
   * unpacked, a character for each bucket, 1 for those named, else 0. They travel with each page
   * that is read: 11 kB where one in a hundred is named, some 80 where half of them are, twice that
   * in digits.
   */
  public static byte[] marks(BitSet buckets) {
    byte[] marks = new byte[MARKS_LENGTH];
    Arrays.fill(marks, (byte) '0');
    buckets.stream().forEach(bucket -> marks[bucket] = '1');
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    compressed.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(marks.length)
            .array());
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(compressed)) {
      deflated.write(marks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /**
   * Whether a dossier is in the bucket of irregular codes, whatever bucket its components and
   * requests are in.
   *
   * @param code as stored; null where there is none
   */
  public static boolean isIrregular(String code) {
    return code != null
        && (code.isEmpty()
            || !isVisible(code.charAt(0))
            || !isVisible(code.charAt(code.length() - 1)));
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c < 0x7F;
  }
}
