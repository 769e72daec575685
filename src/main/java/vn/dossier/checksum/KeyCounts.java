package vn.dossier.checksum;

import java.util.Arrays;

/**
 * How often keys were named, in eight bytes a time. A hash stands for a key: among a million the
 * chance that two of them are taken for one is one in ten to the seventh.
 */
public final class KeyCounts {

  private long[] hashes = new long[1 << 10];
  private int size;
  private boolean sorted = true;

  /** Names a key once more. */
  public void add(String key) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = KeyHash.of(key);
    sorted = false;
  }

  /** After this, until a key is named again, several threads may ask at once. */
  public void sort() {
    if (!sorted) {
      Arrays.sort(hashes, 0, size);
      sorted = true;
    }
  }

  /** How often a key was named. */
  public int of(String key) {
    sort();
    long hash = KeyHash.of(key);
    return firstAbove(hash) - firstFrom(hash);
  }

  private int firstAbove(long hash) {
    return hash == Long.MAX_VALUE ? size : firstFrom(hash + 1);
  }

  // Not by one of many equal ones, from which it may be far to the ends
  private int firstFrom(long hash) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hashes[middle] < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
