package vn.dossier.fingerprint;

import java.util.BitSet;

/**
 * What a run has not read of some buckets, since nothing that it counts depends on it: old dossiers
 * and their children, and children of nobody.
 *
 * @param rows their checksums; children that several dossiers read count less than nothing
 * @param overlooked buckets with dossiers in scope that the run did not meet all the same
 */
public record UnreadRows(RowSums rows, BitSet overlooked) {

  /** Of no rows at all. */
  public UnreadRows() {
    this(new RowSums(), new BitSet());
  }
}
