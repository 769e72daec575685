package vn.dossier.fingerprint;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Keys that somebody has seen, in 8 MB however many there are: a Bloom filter. It never forgets
 * one, and may take another for seen: one in 5,000 among 2 million keys, one in 40 among 8 million.
 */
final class SeenKeys {

  private static final int BITS = 1 << 25;

  private static final int PROBES = 3;

  private final AtomicLongArray words = new AtomicLongArray(BITS / Long.SIZE);

  void add(String key) {
    long hash = KeyHash.of(key);
    for (int i = 0; i < PROBES; i++) {
      int bit = bit(hash, i);
      words.accumulateAndGet(bit / Long.SIZE, 1L << bit, (word, mark) -> word | mark);
    }
  }

  boolean mayContain(String key) {
    long hash = KeyHash.of(key);
    for (int i = 0; i < PROBES; i++) {
      int bit = bit(hash, i);
      if ((words.get(bit / Long.SIZE) & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  // Two halves of the hash make as many places as are wanted
  private static int bit(long hash, int probe) {
    return (int) hash + probe * (int) (hash >>> 32) & BITS - 1;
  }
}
