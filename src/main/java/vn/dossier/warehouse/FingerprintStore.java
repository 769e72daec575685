package vn.dossier.warehouse;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.fingerprint.CodeBucket;
import vn.dossier.fingerprint.Fingerprints;

/**
 * Keeps the fingerprints of the source, and decides from them what a night has to read.
 *
 * <p>PLANNED ones belong to the run planned last, taken before it read a row. They become SETTLED
 * when the warehouse holds what they stand for. A bucket that a run may have written since then is
 * unsettled, and a run that reads without fingerprints forgets the settled ones: so a checksum is
 * believed only for rows that nobody has touched since.
 */
public final class FingerprintStore {

  private static final String PLANNED = "PLANNED";
  private static final String SETTLED = "SETTLED";

  /** With more than a share of the buckets changed, reading all in order is faster. */
  private static final int MOST_CHANGED = CodeBucket.COUNT / 10;

  private static final String COMPARABLE =
      """
      SELECT COUNT(*) FROM etl_fingerprint_set p
      JOIN etl_fingerprint_set s ON s.rule_set = p.rule_set
        AND s.program_version = p.program_version
        AND s.statements_checksum = p.statements_checksum
        AND s.scope_to <= p.scope_to
        AND s.as_of_date <= p.as_of_date
      WHERE p.state = 'PLANNED' AND s.state = 'SETTLED' AND p.run_id = ?
      """;

  private static final String INSERT_SET =
      """
      INSERT INTO etl_fingerprint_set (state, run_id, scope_from, scope_to, as_of_date, rule_set,
        program_version, statements_checksum, catalogue_checksum, compared_from)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)
      """;

  private static final String NOTE_UNREAD =
      """
      INSERT INTO etl_run_tally (run_id, partition_name, kind, code, tally)
      VALUES (?, 'load-dimensions', 'UNREAD', '', ?)
      ON DUPLICATE KEY UPDATE tally = VALUES(tally)
      """;

  private final JdbcTemplate warehouse;
  private final CatalogueStore catalogue;
  private final ChangedBuckets changedBuckets;
  private final FingerprintParts parts;

  FingerprintStore(
      JdbcTemplate warehouse, CatalogueStore catalogue, ChangedBuckets changedBuckets) {
    this.warehouse = warehouse;
    this.catalogue = catalogue;
    this.changedBuckets = changedBuckets;
    this.parts = new FingerprintParts(warehouse);
  }

  /**
   * Keeps what the source computed for a run, in the transaction that plans it.
   *
   * @param statements checksum of the statements that read the source: others may read otherwise
   */
  public void plan(RunPlan plan, Fingerprints fingerprints, String statements) {
    parts.forget(PLANNED);
    warehouse.update(
        INSERT_SET,
        PLANNED,
        plan.runId(),
        plan.scope().from(),
        plan.scope().to(),
        plan.scope().asOf(),
        plan.ruleSet(),
        plan.programVersion(),
        statements);
    parts.write(PLANNED, fingerprints);
  }

  /**
   * Notes which buckets a run reads, in the transaction in which it begins to write and after the
   * catalogue is in the warehouse.
   *
   * @return whether it reads those alone, or why it reads everything
   */
  public Reading begin(RunPlan plan) {
    String checksum = catalogue.checksum();
    warehouse.update(
        "UPDATE etl_fingerprint_set SET catalogue_checksum = ? WHERE state = ? AND run_id = ?",
        checksum,
        PLANNED,
        plan.runId());
    changedBuckets.forget();
    Reading reading = reading(plan, checksum);
    if (reading == Reading.CHANGES) {
      changedBuckets.unsettle();
      noteUnread(plan);
    } else {
      parts.forget(SETTLED);
    }
    return reading;
  }

  private Reading reading(RunPlan plan, String checksum) {
    if (!isPlanned(plan)) {
      return Reading.NO_FINGERPRINTS;
    }
    if (!isComparable(plan)) {
      return Reading.NOTHING_TO_COMPARE;
    }
    LocalDate settledFrom =
        warehouse.queryForObject(
            "SELECT scope_from FROM etl_fingerprint_set WHERE state = 'SETTLED'", LocalDate.class);
    boolean reachesBack = settledFrom.isAfter(plan.scope().from());
    if (reachesBack && !plan.verifyAll()) {
      return Reading.NOTHING_TO_COMPARE;
    }
    if (!checksum.equals(settledCatalogue())) {
      return Reading.CATALOGUE_CHANGED;
    }
    BitSet changed = parts.differing(PLANNED, SETTLED);
    changedBuckets.note(changed);
    warehouse.update(
        "UPDATE etl_fingerprint_set SET compared_from = ? WHERE state = ? AND run_id = ?",
        settledFrom,
        PLANNED,
        plan.runId());
    if (plan.verifyAll()) {
      return Reading.ALL_ASKED_FOR;
    }
    return changed.cardinality() > MOST_CHANGED ? Reading.MOST_CHANGED : Reading.CHANGES;
  }

  private boolean isComparable(RunPlan plan) {
    return count(COMPARABLE, plan.runId()) > 0;
  }

  private boolean isPlanned(RunPlan plan) {
    return count(
            "SELECT COUNT(*) FROM etl_fingerprint_set WHERE state = 'PLANNED' AND run_id = ?",
            plan.runId())
        > 0;
  }

  /** A run repeats steps that read: what it is about to write is settled no more. */
  public void repeat(boolean changesOnly) {
    if (changesOnly) {
      changedBuckets.unsettle();
    } else {
      parts.forget(SETTLED);
    }
  }

  /**
   * The warehouse holds everything that the run's fingerprints stand for.
   *
   * <p>Those of an older date stand for fewer days of money than are published, and never settle.
   *
   * @param jobExecutionId a later execution than the first has read rows long after the checksums
   *     were computed: what it read is read again by the next night
   * @param now computed again, after the reading: what changed meanwhile may have been read in a
   *     state that no checksum tells, and is read again by the next night
   */
  void settle(
      RunPlan plan, long jobExecutionId, Function<List<Integer>, Optional<Fingerprints>> now) {
    boolean continued = jobExecutionId != plan.runId();
    boolean older = plan.scope().to().isBefore(plan.reach());
    if (!isPlanned(plan) || older || continued && !plan.changesOnly()) {
      return;
    }
    BitSet moved = moved(plan, now);
    parts.forget(SETTLED);
    warehouse.update(
        """
        INSERT INTO etl_fingerprint_set (state, run_id, scope_from, scope_to, as_of_date, rule_set,
          program_version, statements_checksum, catalogue_checksum, compared_from)
        SELECT 'SETTLED', run_id, scope_from, scope_to, as_of_date, rule_set, program_version,
          statements_checksum, catalogue_checksum, NULL
        FROM etl_fingerprint_set WHERE state = 'PLANNED'
        """);
    warehouse.update(
        """
        INSERT INTO etl_fingerprint (state, part, checksums, dossiers)
        SELECT 'SETTLED', part, checksums, dossiers FROM etl_fingerprint WHERE state = 'PLANNED'
        """);
    if (!continued) {
      changedBuckets.settle();
    }
    changedBuckets.unsettle(moved);
  }

  // Of what the run did not read, the settled checksums tell the next night as well
  private BitSet moved(RunPlan plan, Function<List<Integer>, Optional<Fingerprints>> now) {
    boolean some = plan.changesOnly();
    List<Integer> read = some ? changedBuckets.all() : List.of();
    if (some && read.isEmpty()) {
      return new BitSet();
    }
    BitSet moved = now.apply(read).map(parts.read(PLANNED)::differing).orElseGet(BitSet::new);
    if (some) {
      BitSet looked = new BitSet();
      read.forEach(looked::set);
      moved.and(looked);
    }
    return moved;
  }

  /**
   * Dossiers in scope that the run need not read, as the source counted them: noted when it began,
   * for a run that is planned later puts its own fingerprints in the place of these.
   */
  long dossiersUnread(RunPlan plan) {
    return count(
        "SELECT tally FROM etl_run_tally WHERE run_id = ? AND kind = 'UNREAD'", plan.runId());
  }

  private void noteUnread(RunPlan plan) {
    BitSet read = new BitSet();
    changedBuckets.ofDossiers().forEach(read::set);
    warehouse.update(NOTE_UNREAD, plan.runId(), parts.read(PLANNED).dossiersOutside(read));
  }

  private long count(String sql, Object... values) {
    return Objects.requireNonNull(warehouse.queryForObject(sql, Long.class, values));
  }

  private String settledCatalogue() {
    return warehouse.queryForObject(
        "SELECT catalogue_checksum FROM etl_fingerprint_set WHERE state = 'SETTLED'", String.class);
  }
}
