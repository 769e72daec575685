package vn.dossier.warehouse.publish;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.rows.SideBySide;
import vn.dossier.warehouse.changes.CatalogueReads;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.CheckStore;
import vn.dossier.warehouse.run.PlanParameters;
import vn.dossier.warehouse.run.RecountScope;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.sql.SqlFile;

/** The gate: the identities that must hold before anything is published. */
@Component
public final class Verification {

  /** The identity of what was read and counted, partition by partition. */
  public static final String PARTITIONS = "partitions-add-up";

  /** The check of a backfill behind a night that was stopped. */
  public static final String STOPPED_NIGHT = "stopped-night";

  private static final String LOADED = "facts-equal-loaded";
  private static final String UNMET = "nothing-left-unmet";

  /** Those that have another statement for a run that reads everything: verify/all_NAME.sql. */
  private static final Set<String> BY_READING = Set.of(LOADED, UNMET);

  /** Identities, each a statement that counts what breaks it: verify/NAME.sql. */
  private static final List<String> OF_THE_LOAD =
      List.of(
          PARTITIONS,
          LOADED,
          "rejects-equal-rejected",
          UNMET,
          "one-place",
          "backlog-equals-facts",
          "backlog-parts-equal-whole",
          "ageing-equals-facts");

  private static final List<String> OF_CELLS =
      List.of(
          "facts-equal-daily",
          "daily-equals-monthly",
          "facts-equal-completions",
          "daily-parts-equal-whole",
          "daily-numerators-within",
          "monthly-parts-equal-whole",
          "monthly-numerators-within",
          "completion-parts-equal-whole");

  /** Of sums that every run replaces, whatever it has counted anew. */
  private static final List<String> OF_AGENCIES =
      List.of("agencies-equal-cells", "agencies-equal-completions");

  /** Of the sums that a run takes over because nothing of them was touched. */
  private static final String KEPT = "agencies-kept";

  private static final String COLLECTIONS = "collections-equal-requests";
  private static final String COLLECTION_MONTHS = "collection-months-equal-days";
  private static final String DIGITISED_RESULTS = "digitised-results-equal-papers";
  private static final String RECEIPTS = "receipts-equal-requests";

  /** Those that a run which recounts everything compares by totals: verify/all_NAME.sql. */
  private static final Set<String> BY_TOTALS =
      Set.of(
          "facts-equal-daily",
          "daily-equals-monthly",
          "facts-equal-completions",
          "agencies-equal-cells",
          "agencies-equal-completions");

  /** What leaves wrong facts behind, which only a run that reads everything finds. */
  private static final List<String> ALL =
      Stream.of(
              OF_THE_LOAD,
              OF_CELLS,
              OF_AGENCIES,
              List.of(
                  COLLECTIONS,
                  COLLECTION_MONTHS,
                  DIGITISED_RESULTS,
                  RECEIPTS,
                  CatalogueReads.STOOD_STILL))
          .flatMap(List::stream)
          .toList();

  private static final String BROKEN =
      """
      SELECT COUNT(*) FROM etl_run_check
      WHERE job_execution_id = :execution AND passed = 0 AND severity = 'ERROR'
        AND check_name IN (:identities)
      """;

  private static final String FAILED_SINCE =
      """
      SELECT COUNT(*) FROM etl_run_check
      WHERE passed = 0 AND severity = 'ERROR' AND check_name IN (:checks)
        AND job_execution_id > (SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_run
          WHERE job_name = 'nightly' AND published_at IS NOT NULL)
      """;

  private static final String STOPPED_NIGHTS =
      """
      SELECT COUNT(DISTINCT c.check_name) FROM etl_run_check c
      JOIN etl_run r ON r.job_execution_id = c.job_execution_id
      WHERE c.passed = 0 AND c.severity = 'ERROR' AND r.job_name = 'nightly'
        AND c.check_name NOT IN (:others)
        AND c.job_execution_id > (SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_run
          WHERE job_name = 'nightly' AND published_at IS NOT NULL)
      """;

  private final JdbcTemplate warehouse;
  private final Aggregation aggregation;
  private final ChangedBuckets changedBuckets;

  public Verification(JdbcTemplate warehouse, Aggregation aggregation) {
    this.warehouse = warehouse;
    this.changedBuckets = new ChangedBuckets(warehouse);
    this.aggregation = aggregation;
  }

  /**
   * Tries every identity of what the run counted, on what is committed: staged cells and facts.
   *
   * @param meanwhile what the caller does beside them, in its transaction
   */
  public List<Check> identities(RunPlan plan, Runnable meanwhile) {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(warehouse);
    BitSet buckets = plan.changesOnly() ? changedBuckets.ofDossiers() : new BitSet();
    MapSqlParameterSource parameters =
        PlanParameters.of(plan)
            .addValue("takesBacklog", aggregation.takesBacklog(plan) ? 1 : 0)
            .addValue("bucketsRead", buckets.isEmpty() ? 0 : 1)
            .addValue("packedMarks", CodeBucket.marks(buckets));
    RecountScope recount = RecountScope.by(plan, warehouse);
    return SideBySide.run(
        // The longest first: they are tried two at a time
        Stream.of(
                recount.cells() ? OF_CELLS : List.<String>of(),
                OF_AGENCIES,
                recount.collections() ? List.of(COLLECTIONS, COLLECTION_MONTHS) : List.<String>of(),
                OF_THE_LOAD,
                recount.everyCell() ? List.<String>of() : List.of(KEPT),
                recount.digitisedResults() ? List.of(DIGITISED_RESULTS) : List.<String>of(),
                recount.receipts() ? List.of(RECEIPTS) : List.<String>of())
            .flatMap(List::stream)
            .map(name -> identity(name, plan, recount, named, parameters))
            .toList(),
        meanwhile);
  }

  private static Supplier<Check> identity(
      String name,
      RunPlan plan,
      RecountScope recount,
      NamedParameterJdbcTemplate named,
      MapSqlParameterSource parameters) {
    boolean whole =
        name.equals(COLLECTIONS) || name.equals(COLLECTION_MONTHS)
            ? recount.everyDay()
            : BY_READING.contains(name)
                ? !plan.changesOnly()
                : recount.everyCell() && BY_TOTALS.contains(name);
    String statement = whole ? "all_" + name : name;
    return () -> {
      String sql =
          SqlFile.read(Verification.class, "verify/" + statement, recount.place().fragments());
      Long broken = named.queryForObject(sql, parameters, Long.class);
      return Check.identity(name, Objects.requireNonNull(broken));
    };
  }

  /**
   * Whether an execution found an identity broken, or had classified with a moment's catalogue,
   * whatever became of it then.
   */
  public boolean brokeIn(long jobExecutionId) {
    return count(
            BROKEN,
            new MapSqlParameterSource("identities", ALL).addValue("execution", jobExecutionId))
        > 0;
  }

  /**
   * Whether that was found and no night was published since: nobody knows what is wrong, so the
   * next one compares everything.
   */
  public boolean isBroken() {
    return failedSincePublish(ALL);
  }

  /**
   * The check of a backfill: whether a limit or a measure has stopped a night that nobody has made
   * up for. Its facts lie in the warehouse, and the backfill would publish those of its months.
   *
   * @param looked checks that every run looks at by itself
   */
  public Check stoppedNight(Collection<String> looked) {
    List<String> others = Stream.concat(ALL.stream(), looked.stream()).toList();
    return Check.identity(
            STOPPED_NIGHT, count(STOPPED_NIGHTS, new MapSqlParameterSource("others", others)))
        .explained(
            "a night was stopped by its checks, and this run would publish part of it: make up the night first");
  }

  /** Whether one of these checks has stopped a run since a night was published last. */
  public boolean failedSincePublish(Collection<String> checks) {
    return count(FAILED_SINCE, new MapSqlParameterSource("checks", checks)) > 0;
  }

  private long count(String sql, MapSqlParameterSource parameters) {
    return Objects.requireNonNull(
        new NamedParameterJdbcTemplate(warehouse).queryForObject(sql, parameters, Long.class));
  }

  /** Keeps the results of an execution. */
  public void store(long jobExecutionId, List<Check> checks) {
    new CheckStore(warehouse).store(jobExecutionId, checks);
  }
}
