package vn.dossier.warehouse.collect;

import static java.util.stream.Collectors.toCollection;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.rows.RowBatches;
import vn.dossier.warehouse.changes.ChangedBuckets;

/**
 * etl_padded_code: the codes that dossiers have with blanks around, as the staged papers know them.
 * A paper is not historical when such a dossier has its code, and the two are in different buckets.
 */
@Component
public final class PaddedCodes {

  private final JdbcTemplate warehouse;
  private final ChangedBuckets changedBuckets;

  public PaddedCodes(JdbcTemplate warehouse, ChangedBuckets changedBuckets) {
    this.warehouse = warehouse;
    this.changedBuckets = changedBuckets;
  }

  /** Those with which the run classifies its papers. */
  public Set<String> all() {
    return new HashSet<>(warehouse.queryForList("SELECT code FROM etl_padded_code", String.class));
  }

  /**
   * Replaces them by what the source has now; call within the transaction in which a run begins to
   * read papers.
   *
   * @param now trimmed codes
   * @param changesOnly whether the run reads only what changed: papers of a code that came or went
   *     belong to that
   */
  public void replace(Set<String> now, boolean changesOnly) {
    Set<String> before = all();
    if (before.equals(now)) {
      return;
    }
    warehouse.update("DELETE FROM etl_padded_code");
    AtomicInteger place = new AtomicInteger();
    new RowBatches(warehouse, "INSERT INTO etl_padded_code (place, code) VALUES (?, ?)")
        .write(now.stream().sorted(), code -> new Object[] {place.getAndIncrement(), code});
    if (changesOnly) {
      changedBuckets.noteChildren(
          Stream.concat(before.stream(), now.stream())
              .filter(code -> !before.contains(code) || !now.contains(code))
              .map(code -> CodeBucket.ofStored(code, null))
              .collect(toCollection(TreeSet::new)));
    }
  }
}
