package vn.dossier.warehouse;

import java.util.Arrays;
import vn.dossier.classify.HeldId;

/**
 * The requests that a night met in the source, so that it knows which of those staged are gone.
 * Eight bytes each, however many there are: a hash stands for an id, and among a million of them
 * the chance that a request that is gone passes for one of them is one in ten to the thirteenth.
 */
public final class RequestsMet {

  private long[] hashes = new long[1 << 10];
  private int count;
  private boolean sorted = true;

  /** Notes a request by its id in the source. */
  public void add(String id) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash(HeldId.of(id));
    sorted = false;
  }

  boolean contains(String id) {
    if (!sorted) {
      Arrays.sort(hashes, 0, count);
      sorted = true;
    }
    return Arrays.binarySearch(hashes, 0, count, hash(id)) >= 0;
  }

  // FNV-1a, and then mixed, for its last characters have hardly reached the upper bits
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }
}
