package vn.dossier.checksum;

import java.util.BitSet;

/** What a run has read, and what the source says that there was to read. */
public interface SourceReading {

  /** The rows that this process has read for the run: {@link ReadRows#NONE} if not all of them. */
  ReadRows read();

  /** What the source had when the run was planned, by which it chose the buckets that it read. */
  RowSums planned();

  /** What the source has now that a run has read everything. */
  SourceState now();

  /** Looks at the rows of some buckets for those that the run has not read. */
  UnreadRows unread(BitSet buckets);
}
