package vn.dossier.checksum;

import java.util.Arrays;

/**
 * How often keys were named, in 8 to 12 bytes a time. A hash stands for a key: among a million the
 * chance that two of them are taken for one is one in ten to the seventh.
 */
public final class KeyCounts {

  /** By the upper bits of the hash, which grow one by one: all are never copied at once. */
  private static final int SEGMENT_BITS = 6;

  private final long[][] hashes = new long[1 << SEGMENT_BITS][16];
  private final int[] sizes = new int[1 << SEGMENT_BITS];
  private boolean sorted = true;

  /** Names a key once more. */
  public void add(String key) {
    long hash = KeyHash.of(key);
    int segment = segment(hash);
    int size = sizes[segment];
    if (size == hashes[segment].length) {
      hashes[segment] = Arrays.copyOf(hashes[segment], size + size / 2);
    }
    hashes[segment][size] = hash;
    sizes[segment]++;
    sorted = false;
  }

  /** After this, until a key is named again, several threads may ask at once. */
  public void sort() {
    if (!sorted) {
      for (int segment = 0; segment < sizes.length; segment++) {
        Arrays.sort(hashes[segment], 0, sizes[segment]);
      }
      sorted = true;
    }
  }

  /** How often a key was named. */
  public int of(String key) {
    sort();
    long hash = KeyHash.of(key);
    int segment = segment(hash);
    int end = hash == Long.MAX_VALUE ? sizes[segment] : firstFrom(segment, hash + 1);
    return end - firstFrom(segment, hash);
  }

  private static int segment(long hash) {
    return (int) (hash >>> Long.SIZE - SEGMENT_BITS);
  }

  // Not by one of many equal ones, from which it may be far to the ends
  private int firstFrom(int segment, long hash) {
    int low = 0;
    int high = sizes[segment];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hashes[segment][middle] < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
