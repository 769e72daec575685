package vn.dossier.fingerprint;

import java.util.BitSet;

/**
 * What a look at all rows of some buckets has found.
 *
 * @param rows those that the run has not read, since nothing that it counts depends on them: old
 *     dossiers and their children, and children of nobody; children that several dossiers read
 *     count less than nothing
 * @param children all components and payment requests, each once
 * @param overlooked buckets with dossiers in scope that the run did not meet all the same
 * @param misjudged buckets with papers for which the answer, whether a dossier has their code, is
 *     another than the run was given
 */
public record UnreadRows(RowSums rows, RowSums children, BitSet overlooked, BitSet misjudged) {

  /** Of no rows at all. */
  public UnreadRows() {
    this(new RowSums(), new RowSums(), new BitSet(), new BitSet());
  }

  /** Whether the rows that were read, and these, account for all rows of a bucket. */
  public boolean account(RowSums read, RowSums source, int bucket) {
    return !overlooked.get(bucket)
        && !misjudged.get(bucket)
        // Read by several dossiers, in several states, children might add up by what they are now
        && source.childrenEqual(children, bucket)
        && source.isMadeOf(read, rows, bucket);
  }
}
