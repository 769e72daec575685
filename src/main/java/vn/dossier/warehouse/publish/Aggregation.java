package vn.dossier.warehouse.publish;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.checksum.SourceReading;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.verdict.Warning;
import vn.dossier.rows.SideBySide;
import vn.dossier.warehouse.changes.CarriedForwardCounts;
import vn.dossier.warehouse.changes.ChecksumStore;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RecountScope;
import vn.dossier.warehouse.run.RunCounters;
import vn.dossier.warehouse.run.RunCounters.Kind;
import vn.dossier.warehouse.run.RunLookup;
import vn.dossier.warehouse.run.RunPlan;

/** Computes the touched cells, where no view shows them before they are verified. */
@Component
public final class Aggregation {

  // Outer joins keep a server from going through all facts instead of the few shared codes
  private static final String SHARED_CODES =
      """
      SELECT COUNT(*) AS dossiers
      FROM (SELECT dossier_code FROM fact_dossier
            GROUP BY dossier_code HAVING COUNT(*) > 1
            UNION
            SELECT r.dossier_code FROM etl_reject r
            JOIN fact_dossier h ON h.dossier_code = r.dossier_code
            UNION
            SELECT dossier_code FROM fact_dossier
            WHERE dossier_code IN (:alsoRejected)) s
      LEFT JOIN fact_dossier f ON f.dossier_code = s.dossier_code
      LEFT JOIN etl_sighting m ON m.dossier_id = f.dossier_id
      WHERE f.job_execution_id >= :scanId
        OR m.dossier_id IS NOT NULL
        OR :changesOnly = 1 AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1)
      """;

  private static final String PAPER_WARNINGS =
      """
      SELECT COALESCE(SUM(date_missing), 0) AS date_missing,
        COALESCE(SUM(date_impossible), 0) AS date_impossible
      FROM stage_digitised_result
      WHERE digitised_date IS NULL OR digitised_date BETWEEN :from AND :to
      """;

  private static final String REQUEST_FAULTS =
      """
      SELECT COUNT(*) AS requests FROM stage_request_fault
      WHERE collected_date BETWEEN :from AND :to
      """;

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;
  private final TransactionTemplate ownTransaction;
  private final RunLookup runs;
  private final ChecksumStore checksums;
  private final CarriedForwardCounts unread;
  private final LinkedBy linkedBy;
  private final Clock clock;

  public Aggregation(
      JdbcTemplate warehouse,
      PlatformTransactionManager transactions,
      RunLookup runs,
      ChecksumStore checksums,
      LinkedBy linkedBy,
      Clock clock) {
    this.warehouse = warehouse;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.checksums = checksums;
    this.unread = new CarriedForwardCounts(warehouse, checksums);
    this.linkedBy = linkedBy;
    this.clock = clock;
    this.named = new NamedParameterJdbcTemplate(warehouse);
    this.runs = runs;
  }

  /**
   * Replaces what an earlier attempt computed. The cells of each aggregate are a transaction of
   * their own, those that are sums of others behind them; the rest runs in that of the step, beside
   * them: it asks the source, and neither needs the other.
   *
   * @param reading what the run has read of the source
   */
  public void compute(RunPlan plan, long jobExecutionId, SourceReading reading) {
    SideBySide.run(
        chains(plan, jobExecutionId),
        () -> {
          unread.count(plan, jobExecutionId, LocalDateTime.now(clock));
          checksums.settle(plan, jobExecutionId, reading);
          countWarnings(plan);
        });
  }

  // Sums wait for what they are of, and for nothing else
  private List<Supplier<Void>> chains(RunPlan plan, long jobExecutionId) {
    RecountScope recount = RecountScope.by(plan, warehouse);
    MapSqlParameterSource parameters =
        PlanParameters.of(plan).addValue("jobExecutionId", jobExecutionId);
    boolean backlog = takesBacklog(plan);
    return StagedCells.chains().stream()
        .<Supplier<Void>>map(
            chain ->
                () -> {
                  for (StagedCells staged : chain) {
                    boolean computed = staged.isComputed(recount, backlog);
                    ownTransaction.executeWithoutResult(
                        status -> {
                          staged.clear(warehouse);
                          if (computed) {
                            staged.compute(named, recount, parameters);
                          }
                        });
                  }
                  return null;
                })
        .toList();
  }

  /**
   * Whether the run takes the snapshot of its date: the first night of that date to be published
   * after its day, and any before it.
   */
  boolean takesBacklog(RunPlan plan) {
    return plan.isNightly() && !runs.snapshotTaken(plan);
  }

  // Quarantine keeps what does not look like a code in a masked form, which no join finds
  private Collection<String> alsoRejected() {
    return new MaskedCodes(warehouse).ofFacts();
  }

  /**
   * Warnings that no reader of single rows can find, or that rows which were not read still have.
   */
  private void countWarnings(RunPlan plan) {
    String partition = "aggregate-facts";
    warehouse.update(
        "DELETE FROM etl_run_tally WHERE run_id = ? AND partition_name = ?",
        plan.runId(),
        partition);
    RunCounters counters = RunCounters.ofWriter(warehouse, plan.runId(), partition);
    // Where children name an id, dossiers of one code share nothing
    if (linkedBy == LinkedBy.CODE) {
      named.query(
          SHARED_CODES,
          PlanParameters.of(plan).addValue("alsoRejected", alsoRejected()),
          rs -> {
            counters.count(
                Kind.WARNING, Warning.DOSSIER_CODE_SHARED.name(), rs.getLong("dossiers"));
          });
    }
    named.query(
        PAPER_WARNINGS,
        PlanParameters.of(plan),
        rs -> {
          counters.count(
              Kind.WARNING, Warning.DIGITISED_DATE_MISSING.name(), rs.getLong("date_missing"));
          counters.count(
              Kind.WARNING, Warning.DATE_IMPOSSIBLE.name(), rs.getLong("date_impossible"));
        });
    named.query(
        REQUEST_FAULTS,
        PlanParameters.of(plan),
        rs -> {
          counters.count(Kind.WARNING, Warning.AMOUNT_IMPOSSIBLE.name(), rs.getLong("requests"));
        });
    counters.store();
  }
}
