package vn.dossier.fingerprint;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The checksums of single rows, put together by bucket: by the source over all rows that it has,
 * and by a run over those that it reads. Both put together the same numbers, so a bucket whose rows
 * were read as they stand adds up to the same.
 *
 * <p>Dossiers and papers, which a run reads once, by an exclusive or; components and payment
 * requests by a sum, since dossiers that share a code read them several times, and an even number
 * of times would cancel. Payment requests count twice: as those of a dossier, and as what was
 * collected. Safe for use by several threads.
 */
public final class RowSums {

  private static final int BUCKETS = CodeBucket.COUNT + 1;

  // Odd, so that no bit of a sum is lost; papers are turned, so that none of them cancels a dossier
  private static final long COMPONENT = 0x9e3779b97f4a7c15L;
  private static final long PAYMENT = 0xc2b2ae3d27d4eb4fL;
  private static final long COLLECTED = 0x165667b19e3779f9L;
  private static final int PAPER_TURN = 29;

  private final AtomicLongArray mixed = new AtomicLongArray(BUCKETS);
  private final AtomicLongArray added = new AtomicLongArray(BUCKETS);

  /** Takes in dossiers. */
  public void addDossiers(int bucket, long checksum) {
    mix(bucket, checksum);
  }

  /** Takes in papers. */
  public void addPapers(int bucket, long checksum) {
    mix(bucket, Long.rotateLeft(checksum, PAPER_TURN));
  }

  /** Takes in components; a negative sum takes them out. */
  public void addComponents(int bucket, long sum) {
    added.addAndGet(bucket, sum * COMPONENT);
  }

  /** Takes in payment requests that dossiers read; a negative sum takes them out. */
  public void addPayments(int bucket, long sum) {
    added.addAndGet(bucket, sum * PAYMENT);
  }

  /** Takes in payment requests that were read as collected. */
  public void addCollected(int bucket, long sum) {
    added.addAndGet(bucket, sum * COLLECTED);
  }

  private void mix(int bucket, long checksum) {
    mixed.accumulateAndGet(bucket, checksum, (a, b) -> a ^ b);
  }

  /** Whether a bucket has rows, short of a chance of 2^-64. */
  public boolean isEmpty(int bucket) {
    return mixed.get(bucket) == 0 && added.get(bucket) == 0;
  }

  /** Whether the rows of a bucket and some more of it are all that this has of it. */
  public boolean isMadeOf(RowSums rows, RowSums more, int bucket) {
    return mixed.get(bucket) == (rows.mixed.get(bucket) ^ more.mixed.get(bucket))
        && added.get(bucket) == rows.added.get(bucket) + more.added.get(bucket);
  }

  /** Takes over what another has of a bucket. */
  public void copy(RowSums from, int bucket) {
    mixed.set(bucket, from.mixed.get(bucket));
    added.set(bucket, from.added.get(bucket));
  }

  /** What is kept of a bucket: dossiers and papers. */
  public long mixed(int bucket) {
    return mixed.get(bucket);
  }

  /** What is kept of a bucket: components and payment requests. */
  public long added(int bucket) {
    return added.get(bucket);
  }

  /** Sets what somebody kept of a bucket. */
  public void set(int bucket, long mixedRows, long addedRows) {
    mixed.set(bucket, mixedRows);
    added.set(bucket, addedRows);
  }
}
