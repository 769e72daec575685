package vn.dossier.checksum;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a look at all rows of some buckets has found: those that the run has not read, since nothing
 * that it counts depends on them (old dossiers and their children, children of nobody), and all
 * children together. Safe for use by several threads.
 */
public final class UnreadRows {

  private static final class Sums {
    private long dossiers;
    private long children;
    private long unreadChildren;
  }

  private final Map<Integer, Sums> buckets = new HashMap<>();
  private final BitSet refuted = new BitSet();

  /**
   * A dossier that the run has not read.
   *
   * @param inScope whether it had to: then the bucket is not accounted for
   */
  public synchronized void dossier(int bucket, long checksum, boolean inScope) {
    of(bucket).dossiers ^= checksum;
    if (inScope) {
      refuted.set(bucket);
    }
  }

  /**
   * A component.
   *
   * @param readers how many dossiers that the run has read have its code; several count it less
   *     than not at all
   */
  public void component(int bucket, long checksum, int readers) {
    child(bucket, RowSums.ofComponents(checksum), readers);
  }

  /** A payment request. */
  public void payment(int bucket, long checksum, int readers) {
    child(bucket, RowSums.ofPayments(checksum), readers);
  }

  private synchronized void child(int bucket, long sum, int readers) {
    Sums sums = of(bucket);
    sums.children += sum;
    sums.unreadChildren += sum * (1 - readers);
  }

  /** Children that several dossiers share were read otherwise than they are. */
  public synchronized void misread(int bucket) {
    refuted.set(bucket);
  }

  /** Papers of the bucket were classified against other dossiers than there are. */
  public synchronized void misjudged(int bucket) {
    refuted.set(bucket);
  }

  private Sums of(int bucket) {
    return buckets.computeIfAbsent(bucket, key -> new Sums());
  }

  /** Whether the rows that were read, and these, account for all rows of a bucket. */
  public synchronized boolean account(RowSums read, RowSums source, int bucket) {
    Sums sums = buckets.getOrDefault(bucket, new Sums());
    return !refuted.get(bucket)
        // Read by several dossiers, in several states, children might add up by what they are now
        && source.childrenAre(sums.children, bucket)
        && source.isMadeOf(read, sums.dossiers, sums.unreadChildren, bucket);
  }
}
