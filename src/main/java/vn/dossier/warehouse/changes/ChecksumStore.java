package vn.dossier.warehouse.changes;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.Checksums;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.SourceReading;
import vn.dossier.checksum.SourceState;
import vn.dossier.rows.Packets;
import vn.dossier.warehouse.dimension.CatalogueStore;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Keeps the checksums of the source, and decides from them what a night has to read.
 *
 * <p>PLANNED ones belong to the run planned last, taken before it read a row; a run that reads
 * everything takes them when it has read. They become the baseline (state SETTLED) when the rows
 * that it read account for them ({@link ReadAccount}); a bucket of which they do not is unsettled,
 * and read again by the next night. A run that reads without checksums forgets the baseline.
 */
@Component
public final class ChecksumStore {

  private static final String PLANNED = "PLANNED";
  private static final String BASELINE = "SETTLED";

  /** The baseline until a run began that reads everything and compares. */
  private static final String BEFORE = "BEFORE";

  /**
   * With more buckets to read than this, a run reads everything: so far, reading them alone was
   * seen to be faster (src/docs/performance.md).
   */
  private static final int MOST_BUCKETS = CodeBucket.COUNT / 2;

  /**
   * The same with more dossiers in scope in them: a run that reads buckets remembers all of their
   * requests, however old.
   */
  private static final long MOST_DOSSIERS = 4_000_000;

  private static final String NOTE_UNREAD =
      """
      INSERT INTO etl_run_tally (run_id, partition_name, kind, code, tally)
      VALUES (?, 'load-dimensions', 'UNREAD', '', ?)
      ON DUPLICATE KEY UPDATE tally = VALUES(tally)
      """;

  private static final String UNREAD =
      "SELECT tally FROM etl_run_tally WHERE run_id = ? AND kind = 'UNREAD'";

  private final JdbcTemplate warehouse;
  private final CatalogueStore catalogue;
  private final ChangedBuckets changedBuckets;
  private final ChecksumSets sets;
  private final ChecksumParts parts;

  public ChecksumStore(
      JdbcTemplate warehouse, CatalogueStore catalogue, ChangedBuckets changedBuckets) {
    this.warehouse = warehouse;
    this.catalogue = catalogue;
    this.changedBuckets = changedBuckets;
    this.sets = new ChecksumSets(warehouse);
    this.parts = new ChecksumParts(warehouse);
  }

  /** Why no night can read only what changed; nothing when it can. */
  public Optional<String> hindrance() {
    return Packets.hindrance(warehouse, CodeBucket.MARKS_LENGTH).map("warehouse: "::concat);
  }

  /**
   * Whether a run reads everything whatever the checksums of the source are: then it takes them
   * when it has read.
   *
   * @param statements checksum of the statements that read the source: others may read otherwise
   */
  public boolean readsEverything(RunPlan plan, String statements) {
    return plan.verifyAll() || !sets.isComparable(plan, statements) || reachesBack(plan);
  }

  /**
   * The buckets that a run reads, unless it reads everything whatever they are.
   *
   * @return empty where they are so many that it reads everything nevertheless
   */
  public BitSet toRead(Checksums now) {
    BitSet read = changedBuckets.toRead(now.differing(parts.read(BASELINE)));
    return isMost(read, now) ? new BitSet() : read;
  }

  private static boolean isMost(BitSet read, Checksums now) {
    return read.cardinality() > MOST_BUCKETS
        || now.dossiers() - now.dossiersOutside(read) > MOST_DOSSIERS;
  }

  /**
   * Keeps what the source computed for a run, in the transaction that plans it.
   *
   * @param checksums null for a run that takes them later
   */
  public void plan(RunPlan plan, Checksums checksums, String statements) {
    parts.forget(PLANNED);
    parts.forget(BEFORE);
    sets.plan(plan, statements);
    if (checksums != null) {
      parts.write(PLANNED, checksums);
    }
  }

  /**
   * Notes which buckets a run reads, in the transaction in which it begins to write and after the
   * catalogue is in the warehouse.
   *
   * @return whether it reads those alone, or why it reads everything
   */
  public ReadMode begin(RunPlan plan) {
    String checksum = catalogue.checksum();
    sets.planFor(plan, checksum);
    changedBuckets.forget();
    ReadMode reading = reading(plan, checksum);
    if (reading == ReadMode.CHANGES) {
      changedBuckets.unsettle();
    } else if (reading == ReadMode.ALL_ASKED_FOR) {
      parts.rename(BASELINE, BEFORE);
    } else {
      parts.forget(BASELINE);
    }
    return reading;
  }

  private ReadMode reading(RunPlan plan, String checksum) {
    if (!sets.isPlanned(plan)) {
      return switch (plan.scope().selection()) {
        case RANGE -> ReadMode.RANGE;
        case REPLAY -> ReadMode.QUARANTINE;
        case ROLLING, FULL -> ReadMode.NO_CHECKSUMS;
      };
    }
    if (!sets.isComparable(plan, sets.plannedStatements())) {
      return ReadMode.NOTHING_TO_COMPARE;
    }
    if (!plan.verifyAll() && (parts.isEmpty(PLANNED) || reachesBack(plan))) {
      return ReadMode.NOTHING_TO_COMPARE;
    }
    if (!checksum.equals(sets.baselineCatalogue())) {
      return ReadMode.CATALOGUE_CHANGED;
    }
    if (plan.verifyAll()) {
      sets.compare();
      return ReadMode.ALL_ASKED_FOR;
    }
    BitSet read = changedBuckets.toRead(parts.differing(PLANNED, BASELINE));
    Checksums planned = parts.read(PLANNED);
    if (isMost(read, planned)) {
      return ReadMode.MOST_CHANGED;
    }
    changedBuckets.note(read);
    warehouse.update(NOTE_UNREAD, plan.runId(), planned.dossiersOutside(read));
    return ReadMode.CHANGES;
  }

  private boolean reachesBack(RunPlan plan) {
    return sets.baselineFrom().isAfter(plan.scope().from());
  }

  /** A run repeats steps that read: what it is about to write is no baseline any more. */
  public void repeat(boolean changesOnly) {
    if (changesOnly) {
      changedBuckets.unsettle();
    } else {
      parts.forget(BASELINE);
    }
  }

  /**
   * The warehouse holds everything that the run has read; what the checksums of the source stand
   * for settles, but for buckets whose rows were read in another state.
   *
   * <p>Checksums of an older date stand for fewer days of money than are published, and never
   * settle.
   *
   * @param jobExecutionId a later execution than the first does not know what the first has read:
   *     that is read again by the next night
   */
  public void settle(RunPlan plan, long jobExecutionId, SourceReading reading) {
    if (!settles(plan)) {
      return;
    }
    boolean known = jobExecutionId == plan.runId() && reading.read().isKept();
    if (!known) {
      // Nothing has settled, but what the warehouse holds stands, as behind an undisturbed run
      changedBuckets.forgetLookupsOfHeld();
    }
    if (plan.changesOnly()) {
      plannedBecomesBaseline();
      if (known) {
        settleChanged(reading);
      }
    } else if (known) {
      settleEverything(plan, jobExecutionId, reading);
    }
  }

  /** Whether what a run has read is compared, so that it may settle. */
  public boolean settles(RunPlan plan) {
    return sets.isPlanned(plan) && plan.readsUpToReach();
  }

  /** An identity is broken, and checksums may be why: the next run reads everything. */
  public void distrust() {
    parts.forget(PLANNED);
    parts.forget(BASELINE);
  }

  // The next night compares what this run did not read with the same baseline
  private void plannedBecomesBaseline() {
    parts.forget(BASELINE);
    sets.plannedBecomesBaseline();
    warehouse.update(
        """
        INSERT INTO etl_fingerprint (state, part, checksums, dossiers)
        SELECT 'SETTLED', part, checksums, dossiers FROM etl_fingerprint WHERE state = 'PLANNED'
        """);
  }

  private void settleChanged(SourceReading reading) {
    BitSet whole = changedBuckets.ofDossiers();
    BitSet unsettled = ReadAccount.unaccounted(whole, reading.planned(), reading);
    // Read in part: children of dossiers whose codes led there
    BitSet inPart = changedBuckets.all();
    for (int bucket = 0; bucket <= CodeBucket.COUNT; bucket++) {
      if (!reading.read().sums().isEmpty(bucket)) {
        inPart.set(bucket);
      }
    }
    inPart.andNot(whole);
    unsettled.or(inPart);
    changedBuckets.settleRead();
    changedBuckets.unsettle(unsettled);
    changedBuckets.forgetLookupsOfSettled();
  }

  private void settleEverything(RunPlan plan, long jobExecutionId, SourceReading reading) {
    SourceState now = reading.now();
    BitSet all = new BitSet();
    all.set(0, CodeBucket.COUNT + 1);
    BitSet unsettled = ReadAccount.unaccounted(all, now.rows(), reading);
    boolean missed = false;
    if (sets.isCompared()) {
      BitSet changed = now.checksums().differing(parts.read(BEFORE));
      changed.or(unsettled);
      if (changed.cardinality() <= MOST_BUCKETS) {
        // Some were noted on the way, for the children of irregular codes
        changedBuckets.forget();
        changedBuckets.note(changedBuckets.toRead(changed));
        missed = new MissedDossiers(warehouse).found(plan, jobExecutionId);
      }
    }
    parts.forget(BEFORE);
    changedBuckets.settle();
    parts.forget(BASELINE);
    if (missed || unsettled.cardinality() > MOST_BUCKETS) {
      return;
    }
    sets.plannedBecomesBaseline();
    parts.write(BASELINE, now.checksums());
    changedBuckets.unsettle(unsettled);
    changedBuckets.forgetLookupsOfSettled();
  }

  /**
   * Dossiers in scope that the run need not read, as the source counted them: noted when it began,
   * for a run that is planned later puts its own checksums in the place of these.
   */
  long dossiersUnread(RunPlan plan) {
    return Objects.requireNonNull(warehouse.queryForObject(UNREAD, Long.class, plan.runId()));
  }
}
