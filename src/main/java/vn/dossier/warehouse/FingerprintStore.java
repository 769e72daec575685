package vn.dossier.warehouse;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
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

  /** What a run reads of the source, and why. */
  public enum Reading {
    /** Only the buckets of codes that changed. */
    CHANGES("only what changed"),
    /** The run took none: the source cannot compute them, or the run is no night. */
    NO_FINGERPRINTS("everything: it has no fingerprints of the source"),
    /** None were settled, or they are of other rules, another program or a later date. */
    NOTHING_TO_COMPARE("everything: no fingerprints of an earlier night compare with tonight's"),
    /** Agencies or procedures decide verdicts, and changed. */
    CATALOGUE_CHANGED("everything: agencies or procedures changed"),
    /** --full, or the turn of a night that trusts nothing. */
    ALL_ASKED_FOR("everything, and compares it with the fingerprints"),
    /** In order is faster then. */
    MOST_CHANGED("everything: most of it changed");

    private final String text;

    Reading(String text) {
      this.text = text;
    }

    /** Whether the run reads only what changed. */
    public boolean changesOnly() {
      return this == CHANGES;
    }

    /** What follows "The run reads". */
    public String text() {
      return text;
    }
  }

  private static final String PLANNED = "PLANNED";
  private static final String SETTLED = "SETTLED";

  /** Buckets per row: small enough for the packets of any server. */
  private static final int PART = 1 << 10;

  /** With more than a share of the buckets changed, reading all in order is faster. */
  private static final int MOST_CHANGED = CodeBucket.COUNT / 3;

  private static final String COMPARABLE =
      """
      SELECT COUNT(*) FROM etl_fingerprint_set p
      JOIN etl_fingerprint_set s ON s.rule_set = p.rule_set
        AND s.program_version = p.program_version
        AND s.scope_to <= p.scope_to
        AND s.as_of_date <= p.as_of_date
      WHERE p.state = 'PLANNED' AND s.state = 'SETTLED' AND p.run_id = ?
      """;

  private static final String INSERT_SET =
      """
      INSERT INTO etl_fingerprint_set (state, run_id, scope_from, scope_to, as_of_date, rule_set,
        program_version, catalogue_checksum, compared_from)
      VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)
      """;

  private static final String INSERT_PART =
      "INSERT INTO etl_fingerprint (state, part, checksums, dossiers) VALUES (?, ?, ?, ?)";

  private static final String INSERT_CHANGED =
      "INSERT INTO etl_changed_bucket (code_bucket, dossiers_read) VALUES (?, 1)";

  // What lies before the scope of the settled ones, no night has read since it was loaded
  private static final String SUSPECTS =
      """
      SELECT w.code_bucket FROM (
        SELECT f.code_bucket FROM fact_dossier f
        JOIN etl_fingerprint_set p ON p.state = 'PLANNED' AND f.accepted_date >= p.compared_from
        WHERE f.job_execution_id >= ?
        UNION
        SELECT r.code_bucket FROM etl_reject r
        JOIN etl_fingerprint_set p ON p.state = 'PLANNED'
          AND (r.accepted_date IS NULL OR r.accepted_date >= p.compared_from)
        WHERE r.first_seen_run >= ?
      ) w
      WHERE NOT EXISTS (SELECT 1 FROM etl_changed_bucket c WHERE c.code_bucket = w.code_bucket)
      """;

  private final JdbcTemplate warehouse;

  FingerprintStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Keeps what the source computed for a run, in the transaction that plans it. */
  public void plan(RunPlan plan, Fingerprints fingerprints) {
    forget(PLANNED);
    warehouse.update(
        INSERT_SET,
        PLANNED,
        plan.runId(),
        plan.scope().from(),
        plan.scope().to(),
        plan.scope().asOf(),
        plan.ruleSet(),
        plan.programVersion());
    warehouse.batchUpdate(INSERT_PART, parts(fingerprints));
  }

  /**
   * Notes which buckets a run reads, in the transaction in which it begins to write and after the
   * catalogue is in the warehouse.
   *
   * @return whether it reads those alone, or why it reads everything
   */
  public Reading begin(RunPlan plan) {
    String catalogue = catalogueChecksum();
    warehouse.update(
        "UPDATE etl_fingerprint_set SET catalogue_checksum = ? WHERE state = ? AND run_id = ?",
        catalogue,
        PLANNED,
        plan.runId());
    warehouse.update("DELETE FROM etl_changed_bucket");
    Reading reading = reading(plan, catalogue);
    if (reading == Reading.CHANGES) {
      unsettle();
    } else {
      forget(SETTLED);
    }
    return reading;
  }

  private Reading reading(RunPlan plan, String catalogue) {
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
    if (!catalogue.equals(settledCatalogue())) {
      return Reading.CATALOGUE_CHANGED;
    }
    BitSet changed = read(PLANNED).differing(read(SETTLED));
    buckets("SELECT code_bucket FROM etl_unsettled_bucket").forEach(changed::set);
    addOdd(changed);
    insertChanged(changed);
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
      unsettle();
    } else {
      forget(SETTLED);
    }
  }

  /**
   * The warehouse holds everything that the run's fingerprints stand for.
   *
   * @param jobExecutionId a later execution than the first has read rows long after the checksums
   *     were computed: what it read is read again by the next night
   */
  void settle(RunPlan plan, long jobExecutionId) {
    boolean continued = jobExecutionId != plan.runId();
    if (!isPlanned(plan) || continued && !plan.changesOnly()) {
      return;
    }
    forget(SETTLED);
    warehouse.update(
        """
        INSERT INTO etl_fingerprint_set (state, run_id, scope_from, scope_to, as_of_date, rule_set,
          program_version, catalogue_checksum, compared_from)
        SELECT 'SETTLED', run_id, scope_from, scope_to, as_of_date, rule_set, program_version,
          catalogue_checksum, NULL
        FROM etl_fingerprint_set WHERE state = 'PLANNED'
        """);
    warehouse.update(
        """
        INSERT INTO etl_fingerprint (state, part, checksums, dossiers)
        SELECT 'SETTLED', part, checksums, dossiers FROM etl_fingerprint WHERE state = 'PLANNED'
        """);
    if (!continued) {
      warehouse.update("DELETE FROM etl_unsettled_bucket");
    }
  }

  /** The buckets of which the run reads the dossiers, where it reads those alone. */
  public List<Integer> dossierBuckets() {
    return buckets("SELECT code_bucket FROM etl_changed_bucket WHERE dossiers_read = 1");
  }

  /**
   * The buckets of which it reads payment requests and papers: some facts were found on the way.
   */
  public List<Integer> allBuckets() {
    return buckets("SELECT code_bucket FROM etl_changed_bucket");
  }

  /**
   * Whether a run read everything although its fingerprints could be compared: a chance to find out
   * what they would have missed.
   */
  public boolean isTried(RunPlan plan) {
    return !plan.changesOnly()
        && count(
                """
                SELECT COUNT(*) FROM etl_fingerprint_set
                WHERE state = 'PLANNED' AND run_id = ? AND compared_from IS NOT NULL
                """,
                plan.runId())
            > 0;
  }

  /**
   * Buckets in which such a run wrote facts or rejects although their checksums had not changed.
   *
   * @param now computed again: what changed while the run was reading was not missed
   */
  public long missed(RunPlan plan, Supplier<Optional<Fingerprints>> now) {
    List<Integer> suspects =
        warehouse.queryForList(SUSPECTS, Integer.class, plan.scanId(), plan.scanId());
    if (suspects.isEmpty()) {
      return 0;
    }
    BitSet moved = now.get().map(read(PLANNED)::differing).orElseGet(BitSet::new);
    return suspects.stream().filter(bucket -> !moved.get(bucket)).count();
  }

  /** Dossiers in scope that the run need not read, as the source counted them. */
  long dossiersUnread() {
    BitSet read = new BitSet();
    dossierBuckets().forEach(read::set);
    return read(PLANNED).dossiersOutside(read);
  }

  /** With any change, the odd bucket is read, and those of the codes that its dossiers name. */
  private void addOdd(BitSet changed) {
    if (!changed.isEmpty()) {
      changed.set(CodeBucket.ODD);
      buckets("SELECT DISTINCT code_bucket FROM etl_verdict_note WHERE kind = 'ODD_CODE'")
          .forEach(changed::set);
    }
  }

  private void insertChanged(BitSet changed) {
    List<Object[]> rows = changed.stream().mapToObj(bucket -> new Object[] {bucket}).toList();
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(INSERT_CHANGED, rows);
    }
  }

  private void unsettle() {
    warehouse.update(
        """
        INSERT IGNORE INTO etl_unsettled_bucket (code_bucket)
        SELECT code_bucket FROM etl_changed_bucket
        """);
  }

  private void forget(String state) {
    warehouse.update("DELETE FROM etl_fingerprint_set WHERE state = ?", state);
    warehouse.update("DELETE FROM etl_fingerprint WHERE state = ?", state);
  }

  private List<Integer> buckets(String sql) {
    return warehouse.queryForList(sql, Integer.class);
  }

  private long count(String sql, Object... values) {
    return Objects.requireNonNull(warehouse.queryForObject(sql, Long.class, values));
  }

  private String settledCatalogue() {
    return warehouse.queryForObject(
        "SELECT catalogue_checksum FROM etl_fingerprint_set WHERE state = 'SETTLED'", String.class);
  }

  /** Of everything in the catalogue that decides a verdict or a key. */
  private String catalogueChecksum() {
    StringBuilder catalogue = new StringBuilder();
    for (String table :
        List.of(
            "SELECT agency_code, ambiguous, provider FROM catalogue_agency ORDER BY agency_code",
            """
            SELECT procedure_code, procedure_key, yields_result FROM catalogue_procedure
            ORDER BY procedure_code
            """,
            """
            SELECT agency_key, agency_code, identifier_code, valid_from, valid_to, is_current
            FROM stage_dim_agency ORDER BY agency_key
            """)) {
      warehouse.query(
          table,
          rs -> {
            for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
              catalogue.append(rs.getString(i)).append('\t');
            }
            catalogue.append('\n');
          });
    }
    return DigestUtils.md5Hex(catalogue.toString());
  }

  private static List<Object[]> parts(Fingerprints fingerprints) {
    long[] checksums = fingerprints.checksums();
    int[] dossiers = fingerprints.dossiersByBucket();
    List<Object[]> parts = new ArrayList<>();
    for (int from = 0; from < checksums.length; from += PART) {
      int size = Math.min(PART, checksums.length - from);
      ByteBuffer sums = ByteBuffer.allocate(size * Long.BYTES);
      sums.asLongBuffer().put(checksums, from, size);
      ByteBuffer counts = ByteBuffer.allocate(size * Integer.BYTES);
      counts.asIntBuffer().put(dossiers, from, size);
      parts.add(new Object[] {PLANNED, from / PART, sums.array(), counts.array()});
    }
    return parts;
  }

  private Fingerprints read(String state) {
    long[] checksums = new long[CodeBucket.COUNT + 1];
    int[] dossiers = new int[CodeBucket.COUNT + 1];
    warehouse.query(
        "SELECT part, checksums, dossiers FROM etl_fingerprint WHERE state = ?",
        rs -> {
          int from = rs.getInt("part") * PART;
          ByteBuffer sums = ByteBuffer.wrap(rs.getBytes("checksums"));
          sums.asLongBuffer().get(checksums, from, sums.capacity() / Long.BYTES);
          ByteBuffer counts = ByteBuffer.wrap(rs.getBytes("dossiers"));
          counts.asIntBuffer().get(dossiers, from, counts.capacity() / Integer.BYTES);
        },
        state);
    return Fingerprints.of(checksums, dossiers);
  }
}
