package vn.dossier.warehouse.changes;

import java.util.BitSet;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.rows.RowBatches;
import vn.dossier.rows.RowByRow;

/**
 * The buckets of codes that a run reads, where it does not read everything, and those that the next
 * one must read whatever their checksums say.
 */
@Component
public final class ChangedBuckets {

  private final JdbcTemplate warehouse;

  public ChangedBuckets(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** The buckets of which the run reads the dossiers. */
  public BitSet ofDossiers() {
    return buckets("SELECT code_bucket FROM etl_changed_bucket WHERE dossiers_read = 1");
  }

  /** The buckets of which it reads requests and papers: some facts were found on the way. */
  public BitSet all() {
    return buckets("SELECT code_bucket FROM etl_changed_bucket");
  }

  void forget() {
    warehouse.update("DELETE FROM etl_changed_bucket");
  }

  /**
   * The buckets that a run reads: those whose checksums differ, those that have not settled, and
   * with any of them that of irregular codes and those of the codes that its dossiers name.
   *
   * @param differing is left as it is
   */
  BitSet toRead(BitSet differing) {
    BitSet read = buckets("SELECT code_bucket FROM etl_unsettled_bucket");
    read.or(differing);
    if (!read.isEmpty()) {
      read.set(CodeBucket.IRREGULAR);
      read.or(buckets("SELECT DISTINCT code_bucket FROM etl_verdict_note WHERE kind = 'ODD_CODE'"));
    }
    return read;
  }

  /** Notes what a run reads. */
  void note(BitSet read) {
    insert(
        "INSERT INTO etl_changed_bucket (code_bucket, dossiers_read) VALUES (?, 1)",
        read.stream().boxed());
  }

  /**
   * Notes buckets of which the run reads requests and papers beside those that it began with, and
   * so does whichever run comes next, until one has settled.
   */
  public void noteChildren(SortedSet<Integer> buckets) {
    insert(
        "INSERT IGNORE INTO etl_changed_bucket (code_bucket, dossiers_read) VALUES (?, 0)",
        buckets.stream());
    insert("INSERT IGNORE INTO etl_unsettled_bucket (code_bucket) VALUES (?)", buckets.stream());
  }

  /** What the run reads must be read again, until it has settled. */
  public void unsettle() {
    warehouse.update(
        """
        INSERT IGNORE INTO etl_unsettled_bucket (code_bucket)
        SELECT code_bucket FROM etl_changed_bucket
        """);
  }

  /** The same, of single buckets. */
  public void unsettle(BitSet moved) {
    insert(
        "INSERT IGNORE INTO etl_unsettled_bucket (code_bucket) VALUES (?)", moved.stream().boxed());
  }

  /**
   * What holds rows of a bucket that a run did not read, and finds them moved, reads them in the
   * state of a moment: the bucket that they came from must be read as well. Call within the
   * transaction that moves them.
   */
  public static void unsettle(JdbcTemplate warehouse, Collection<Integer> left) {
    if (!left.isEmpty()) {
      warehouse.batchUpdate(
          "INSERT IGNORE INTO etl_unsettled_bucket (code_bucket) VALUES (?)",
          left.stream().distinct().map(bucket -> new Object[] {bucket}).toList());
    }
  }

  /** The buckets that the run has read whole need not be read again. */
  void settleRead() {
    warehouse.update(
        """
        DELETE FROM etl_unsettled_bucket WHERE code_bucket IN (
          SELECT code_bucket FROM etl_changed_bucket WHERE dossiers_read = 1)
        """);
  }

  /**
   * What was looked up and is a fact or in quarantine stands. Of what is neither, nobody else would
   * know that the source may have it again.
   */
  void forgetLookupsOfHeld() {
    warehouse.update(
        """
        DELETE FROM etl_pending_lookup
        WHERE EXISTS (
            SELECT 1 FROM fact_dossier f WHERE f.dossier_id = etl_pending_lookup.dossier_id)
          OR EXISTS (
            SELECT 1 FROM etl_reject r WHERE r.dossier_id = etl_pending_lookup.dossier_id)
        """);
  }

  /** What was looked up in settled buckets stands. */
  void forgetLookupsOfSettled() {
    warehouse.update(
        """
        DELETE FROM etl_pending_lookup WHERE NOT EXISTS (
          SELECT 1 FROM etl_unsettled_bucket u WHERE u.code_bucket = etl_pending_lookup.code_bucket)
        """);
  }

  /** Nothing must be read again. */
  void settle() {
    warehouse.update("DELETE FROM etl_unsettled_bucket");
  }

  // There may be half a million of them
  private void insert(String sql, Stream<Integer> buckets) {
    new RowBatches(warehouse, sql).write(buckets, bucket -> new Object[] {bucket});
  }

  private BitSet buckets(String sql) {
    BitSet buckets = new BitSet();
    new RowByRow(Objects.requireNonNull(warehouse.getDataSource()))
        .query(
            sql,
            rs -> {
              buckets.set(rs.getInt("code_bucket"));
            });
    return buckets;
  }
}
