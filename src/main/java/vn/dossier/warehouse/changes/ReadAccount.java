package vn.dossier.warehouse.changes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dossier.checksum.ReadRows;
import vn.dossier.checksum.RowSums;
import vn.dossier.checksum.SourceReading;
import vn.dossier.checksum.UnreadRows;

/**
 * Whether the rows that a run has read account for the checksums of the source. They do when they
 * add up to them; or when the source's other rows, looked at one by one, are just those that no run
 * of this scope reads, and all of them together are what they were. Then every row was read in the
 * state that the checksum stands for, whatever it was before and has been since.
 */
final class ReadAccount {

  private static final Logger log = LoggerFactory.getLogger(ReadAccount.class);

  /** Buckets looked at in one go: what is kept of them grows with their dossiers. */
  private static final int SLICE = 1 << 16;

  private ReadAccount() {}

  /**
   * The buckets that do not add up: something changed there while the run was reading.
   *
   * @param buckets those that the run has read whole
   * @param source what the source computed over all of their rows
   */
  static BitSet unaccounted(BitSet buckets, RowSums source, SourceReading reading) {
    ReadRows read = reading.read();
    BitSet open = read.unproven();
    open.or(read.repeated());
    open.and(buckets);
    BitSet unaccounted = new BitSet();
    buckets.stream()
        .forEach(
            bucket -> {
              if (!source.collectedEquals(read.sums(), bucket)) {
                unaccounted.set(bucket);
              } else if (!source.equals(read.sums(), bucket)) {
                open.set(bucket);
              }
            });
    open.andNot(unaccounted);
    if (!open.isEmpty()) {
      log.info("Looking for rows of {} buckets that the run has not read", open.cardinality());
      for (BitSet slice : slices(open)) {
        UnreadRows found = reading.unread(slice);
        slice.stream()
            .filter(bucket -> !found.account(read.sums(), source, bucket))
            .forEach(unaccounted::set);
      }
    }
    return unaccounted;
  }

  private static List<BitSet> slices(BitSet buckets) {
    List<BitSet> slices = new ArrayList<>();
    int[] all = buckets.stream().toArray();
    for (int i = 0; i < all.length; i++) {
      if (i % SLICE == 0) {
        slices.add(new BitSet());
      }
      slices.get(slices.size() - 1).set(all[i]);
    }
    return slices;
  }
}
