package vn.dossier.checksum;

import java.util.BitSet;

/**
 * One checksum of 64 bits per bucket over every row and column that a verdict or a figure reads,
 * and how many dossiers in scope each bucket holds. Buckets whose checksums agree hold the same
 * rows, short of a chance of about 2^-32 for each row that changed; nights that read everything
 * would find those.
 */
public final class Checksums {

  private static final int BUCKETS = CodeBucket.COUNT + 1;

  private final long[] checksums;
  private final int[] dossiers;

  /** Of no rows at all. */
  public Checksums() {
    this(new long[BUCKETS], new int[BUCKETS]);
  }

  private Checksums(long[] checksums, int[] dossiers) {
    this.checksums = checksums;
    this.dossiers = dossiers;
  }

  /**
   * Takes in what the source computed over the rows of one table in one bucket; tables may be read
   * side by side.
   *
   * @param table tells the tables apart: the same rows elsewhere are another state
   * @param checksum of all of them
   * @param arrived how many dates of theirs lie before the bounds that move with every night: a
   *     number that only grows while the rows are the same
   * @param inScope how many of them are dossiers in scope
   */
  public synchronized void add(int table, int bucket, long checksum, long arrived, int inScope) {
    // A sum of well mixed numbers: the order of the tables does not matter
    checksums[bucket] += mix(mix(mix(table + 1L) ^ checksum) ^ arrived);
    dossiers[bucket] += inScope;
  }

  /** The buckets in which the two differ. */
  public BitSet differing(Checksums other) {
    BitSet differing = new BitSet(BUCKETS);
    for (int i = 0; i < BUCKETS; i++) {
      if (checksums[i] != other.checksums[i]) {
        differing.set(i);
      }
    }
    return differing;
  }

  /** Dossiers in scope. */
  public long dossiers() {
    return dossiersOutside(new BitSet());
  }

  /** Dossiers in scope of all buckets but these. */
  public long dossiersOutside(BitSet buckets) {
    long count = 0;
    for (int i = 0; i < BUCKETS; i++) {
      count += buckets.get(i) ? 0 : dossiers[i];
    }
    return count;
  }

  /** The checksums by bucket, for whoever keeps them. */
  public long[] checksums() {
    return checksums.clone();
  }

  /** The dossiers in scope by bucket, for whoever keeps them. */
  public int[] dossiersByBucket() {
    return dossiers.clone();
  }

  /** What somebody kept, and leaves to this. */
  public static Checksums of(long[] checksums, int[] dossiers) {
    if (checksums.length != BUCKETS || dossiers.length != BUCKETS) {
      throw new IllegalArgumentException(
          "%d checksums and %d counts, for %d buckets"
              .formatted(checksums.length, dossiers.length, BUCKETS));
    }
    return new Checksums(checksums, dossiers);
  }

  // The finalizer of MurmurHash3: every bit of the input moves every bit of the output
  private static long mix(long value) {
    long h = value;
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
