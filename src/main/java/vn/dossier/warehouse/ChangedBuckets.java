package vn.dossier.warehouse;

import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.fingerprint.CodeBucket;

/**
 * The buckets of codes that a run reads, where it does not read everything, and those that the next
 * one must read whatever their checksums say.
 */
public final class ChangedBuckets {

  private final JdbcTemplate warehouse;

  ChangedBuckets(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** The buckets of which the run reads the dossiers. */
  public List<Integer> ofDossiers() {
    return buckets("SELECT code_bucket FROM etl_changed_bucket WHERE dossiers_read = 1");
  }

  /** The buckets of which it reads requests and papers: some facts were found on the way. */
  public List<Integer> all() {
    return buckets("SELECT code_bucket FROM etl_changed_bucket");
  }

  void forget() {
    warehouse.update("DELETE FROM etl_changed_bucket");
  }

  /**
   * Notes what a run reads.
   *
   * @param changed buckets whose checksums differ; those that are read beside them are added
   */
  void note(BitSet changed) {
    buckets("SELECT code_bucket FROM etl_unsettled_bucket").forEach(changed::set);
    addOdd(changed);
    insert("INSERT INTO etl_changed_bucket (code_bucket, dossiers_read) VALUES (?, 1)", changed);
  }

  /**
   * Notes buckets of which the run reads requests and papers beside those that it began with, and
   * so does whichever run comes next, until one has settled.
   */
  void noteChildren(SortedSet<Integer> buckets) {
    List<Object[]> rows = buckets.stream().map(bucket -> new Object[] {bucket}).toList();
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(
          "INSERT IGNORE INTO etl_changed_bucket (code_bucket, dossiers_read) VALUES (?, 0)", rows);
      warehouse.batchUpdate(
          "INSERT IGNORE INTO etl_unsettled_bucket (code_bucket) VALUES (?)", rows);
    }
  }

  /** With any change, the odd bucket is read, and those of the codes that its dossiers name. */
  private void addOdd(BitSet changed) {
    if (!changed.isEmpty()) {
      changed.set(CodeBucket.ODD);
      buckets("SELECT DISTINCT code_bucket FROM etl_verdict_note WHERE kind = 'ODD_CODE'")
          .forEach(changed::set);
    }
  }

  /** What the run reads must be read again, until it has settled. */
  void unsettle() {
    warehouse.update(
        """
        INSERT IGNORE INTO etl_unsettled_bucket (code_bucket)
        SELECT code_bucket FROM etl_changed_bucket
        """);
  }

  /** The same, of single buckets. */
  void unsettle(BitSet moved) {
    insert("INSERT IGNORE INTO etl_unsettled_bucket (code_bucket) VALUES (?)", moved);
  }

  /** Nothing must be read again. */
  void settle() {
    warehouse.update("DELETE FROM etl_unsettled_bucket");
  }

  private void insert(String sql, BitSet buckets) {
    if (!buckets.isEmpty()) {
      warehouse.batchUpdate(
          sql, buckets.stream().mapToObj(bucket -> new Object[] {bucket}).toList());
    }
  }

  private List<Integer> buckets(String sql) {
    return warehouse.queryForList(sql, Integer.class);
  }
}
