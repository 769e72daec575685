package vn.dossier.warehouse.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.dimension.MonthStart;

/**
 * What the checks of jobs/checks.yml measure in the warehouse, between a run's load and publish.
 */
@Component
public final class RunMeasures {

  /**
   * Facts of a range of days.
   *
   * @param unknownChannel those whose channel no list knows
   * @param unknownProcedure those whose procedure is missing or not in the catalogue
   */
  public record Facts(long dossiers, long unknownChannel, long unknownProcedure) {}

  /**
   * What a run has counted so far.
   *
   * @param scanned what its scan handed out, as its reader counted
   * @param sourceDossiers loaded, excluded and rejected
   */
  public record Counts(long scanned, long sourceDossiers) {}

  // The month leads the index
  private static final String FACTS =
      """
      SELECT COUNT(*) AS dossiers,
        COALESCE(SUM(CASE WHEN channel = 'UNKNOWN' THEN 1 ELSE 0 END), 0) AS unknown_channel,
        COALESCE(SUM(CASE WHEN procedure_key = 0 THEN 1 ELSE 0 END), 0) AS unknown_procedure
      FROM fact_dossier
      WHERE accepted_month BETWEEN ? AND ? AND accepted_date BETWEEN ? AND ?
      """;

  // Cells of a first load may stand there already
  private static final String FIRST_PUBLISHED =
      """
      SELECT f.first_day
      FROM (SELECT MIN(accepted_date) AS first_day FROM fact_dossier_daily) f
      WHERE f.first_day IS NOT NULL AND EXISTS (SELECT 1 FROM dim_agency)
      """;

  private static final String PUBLISHED =
      """
      SELECT accepted_date, SUM(dossiers) AS dossiers FROM fact_dossier_daily
      WHERE accepted_date IN (:days) GROUP BY accepted_date
      """;

  private static final String COUNTS =
      """
      SELECT
        COALESCE(SUM(CASE WHEN kind = 'READ' AND partition_name LIKE 'classify-dossiers%' THEN tally
          ELSE 0 END), 0) AS scanned,
        COALESCE(SUM(CASE WHEN kind IN ('INSERTED', 'UPDATED', 'UNCHANGED', 'EXCLUDED', 'REJECTED')
          THEN tally ELSE 0 END), 0) AS source_dossiers
      FROM etl_run_tally WHERE run_id = ?
      """;

  private static final String LAST_NIGHT =
      """
      SELECT source_dossiers FROM etl_run WHERE job_execution_id = (
        SELECT MAX(job_execution_id) FROM etl_run
        WHERE published_date IS NOT NULL)
      """;

  // A wider scope, or one with a later end, held more to begin with
  private static final String COMPARABLE =
      """
      SELECT r.business_date, COALESCE(SUM(t.tally), 0) AS scanned
      FROM etl_run r
      LEFT JOIN etl_run_tally t ON t.run_id = r.run_id AND t.kind = 'READ'
        AND t.partition_name LIKE 'classify-dossiers%'
      WHERE r.job_execution_id = (
        SELECT MAX(job_execution_id) FROM etl_run
        WHERE job_name = 'nightly' AND published_at IS NOT NULL AND scope_to <= ?
          AND (? = 1 OR scope_from >= ?))
      GROUP BY r.business_date
      """;

  private final JdbcTemplate warehouse;

  public RunMeasures(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Facts accepted between two days, both inclusive, as loaded. */
  public Facts facts(LocalDate from, LocalDate to) {
    return warehouse.queryForObject(
        FACTS,
        (rs, n) ->
            new Facts(
                rs.getLong("dossiers"),
                rs.getLong("unknown_channel"),
                rs.getLong("unknown_procedure")),
        MonthStart.of(from),
        MonthStart.of(to),
        from,
        to);
  }

  /**
   * Dossiers accepted on the same weekday of the weeks before, as published; a week before the
   * first day of all that has any is not there, an empty day later is 0.
   */
  public List<Long> sameWeekday(LocalDate day, int weeks) {
    LocalDate first =
        warehouse.queryForList(FIRST_PUBLISHED, LocalDate.class).stream().findFirst().orElse(null);
    List<LocalDate> days = new ArrayList<>();
    for (int week = 1; week <= weeks && first != null; week++) {
      if (!day.minusWeeks(week).isBefore(first)) {
        days.add(day.minusWeeks(week));
      }
    }
    if (days.isEmpty()) {
      return List.of();
    }
    Map<LocalDate, Long> published = new HashMap<>();
    new NamedParameterJdbcTemplate(warehouse)
        .query(
            PUBLISHED,
            Map.of("days", days),
            rs -> {
              published.put(rs.getObject("accepted_date", LocalDate.class), rs.getLong("dossiers"));
            });
    return days.stream().map(date -> published.getOrDefault(date, 0L)).toList();
  }

  /** What the run has counted. */
  public Counts counts(RunPlan plan) {
    return warehouse.queryForObject(
        COUNTS,
        (rs, n) -> new Counts(rs.getLong("scanned"), rs.getLong("source_dossiers")),
        plan.runId());
  }

  /**
   * What a night found.
   *
   * @param scanned dossiers that its scan saw or that the source counted for it
   */
  public record Night(LocalDate businessDate, long scanned) {}

  /**
   * The night published last that read no more days than this scope: a scope that has fewer
   * dossiers has lost some.
   */
  public Optional<Night> comparable(Scope scope) {
    return warehouse
        .query(
            COMPARABLE,
            (rs, n) ->
                new Night(rs.getObject("business_date", LocalDate.class), rs.getLong("scanned")),
            scope.to(),
            scope.from().equals(Scope.NO_LOWER_BOUND) ? 1 : 0,
            scope.from())
        .stream()
        .findFirst();
  }

  /** The source dossiers of the night published last; 0 before the first. */
  public long lastNight() {
    return warehouse.queryForList(LAST_NIGHT, Long.class).stream().findFirst().orElse(0L);
  }

  /** A part in percent, to three decimals; 0 when there is no part. */
  public static BigDecimal percent(long part, long whole) {
    return part == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(Math.max(1, whole)), 3, RoundingMode.HALF_UP);
  }
}
