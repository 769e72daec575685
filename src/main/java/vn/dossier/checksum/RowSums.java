package vn.dossier.checksum;

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
  private static final int PAPER_TURN = 29;

  private final AtomicLongArray mixed = new AtomicLongArray(BUCKETS);
  private final AtomicLongArray added = new AtomicLongArray(BUCKETS);
  private final AtomicLongArray collected = new AtomicLongArray(BUCKETS);

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
    added.addAndGet(bucket, ofComponents(sum));
  }

  /** Takes in payment requests that dossiers read; a negative sum takes them out. */
  public void addPayments(int bucket, long sum) {
    added.addAndGet(bucket, ofPayments(sum));
  }

  /** Takes in payment requests that were read as collected. */
  public void addCollected(int bucket, long sum) {
    collected.addAndGet(bucket, sum);
  }

  private void mix(int bucket, long checksum) {
    mixed.accumulateAndGet(bucket, checksum, (a, b) -> a ^ b);
  }

  /** Whether a bucket has rows, short of a chance of 2^-64. */
  public boolean isEmpty(int bucket) {
    return mixed.get(bucket) == 0 && added.get(bucket) == 0 && collected.get(bucket) == 0;
  }

  /** Whether the rows of a bucket are those that another has of it. */
  public boolean equals(RowSums other, int bucket) {
    return mixed.get(bucket) == other.mixed.get(bucket)
        && added.get(bucket) == other.added.get(bucket)
        && collectedEquals(other, bucket);
  }

  /** Whether the requests that may be collected are those of another. */
  public boolean collectedEquals(RowSums other, int bucket) {
    return collected.get(bucket) == other.collected.get(bucket);
  }

  /** What components add to the sum of their bucket. */
  static long ofComponents(long sum) {
    return sum * COMPONENT;
  }

  /** What payment requests that dossiers read add to it. */
  static long ofPayments(long sum) {
    return sum * PAYMENT;
  }

  /** Whether the components and payment requests of a bucket add up to this. */
  boolean childrenAre(long sum, int bucket) {
    return added.get(bucket) == sum;
  }

  /** Whether what was read, and what was left unread, is all of a bucket. */
  boolean isMadeOf(RowSums read, long mixedUnread, long addedUnread, int bucket) {
    return mixed.get(bucket) == (read.mixed.get(bucket) ^ mixedUnread)
        && added.get(bucket) == read.added.get(bucket) + addedUnread
        && collectedEquals(read, bucket);
  }
}
