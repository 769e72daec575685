package vn.dossier.fingerprint;

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

  /** How often a key was named. */
  public int of(String key) {
    if (!sorted) {
      Arrays.sort(hashes, 0, size);
      sorted = true;
    }
    long hash = KeyHash.of(key);
    int found = Arrays.binarySearch(hashes, 0, size, hash);
    if (found < 0) {
      return 0;
    }
    int first = found;
    while (first > 0 && hashes[first - 1] == hash) {
      first--;
    }
    int behind = found + 1;
    while (behind < size && hashes[behind] == hash) {
      behind++;
    }
    return behind - first;
  }
}
