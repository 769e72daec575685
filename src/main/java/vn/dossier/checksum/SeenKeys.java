package vn.dossier.checksum;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Keys that somebody has seen, in few bytes however many there are: a Bloom filter. It never
 * forgets one, and may take another for seen.
 */
final class SeenKeys {

  private static final int FEW = 1 << 25;

  private static final int MANY = 1 << 26;

  private final int bits;
  private final int probes;
  private final AtomicLongArray words;

  private SeenKeys(int bits, int probes) {
    this.bits = bits;
    this.probes = probes;
    this.words = new AtomicLongArray(bits / Long.SIZE);
  }

  /** In 4 MB: takes one in 200 for seen among 2 million keys, one in 7 among 8 million. */
  static SeenKeys rough() {
    return new SeenKeys(FEW, 3);
  }

  /** In 8 MB: one in 20,000 among 2 million keys, one in 55 among 8 million. */
  static SeenKeys precise() {
    return new SeenKeys(MANY, 5);
  }

  void add(String key) {
    add(KeyHash.of(key));
  }

  void add(long hash) {
    for (int i = 0; i < probes; i++) {
      int bit = bit(hash, i);
      words.accumulateAndGet(bit / Long.SIZE, 1L << bit, (word, mark) -> word | mark);
    }
  }

  boolean mayContain(String key) {
    return mayContain(KeyHash.of(key));
  }

  boolean mayContain(long hash) {
    for (int i = 0; i < probes; i++) {
      int bit = bit(hash, i);
      if ((words.get(bit / Long.SIZE) & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  // Two halves of the hash make as many places as are wanted
  private int bit(long hash, int probe) {
    return (int) hash + probe * (int) (hash >>> 32) & bits - 1;
  }
}
