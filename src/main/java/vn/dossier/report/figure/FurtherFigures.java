package vn.dossier.report.figure;

import java.text.Collator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What bulletins of some months tell beside shares, read at once.
 *
 * @param historicalResults by day
 * @param issuers of electronic receipts in these months or before
 * @param doubtful dossiers by month and problem
 * @param restatements by month
 * @param moved dossiers by month
 * @param quarantined dossiers that wait now
 * @param untold indicators and measures that the source cannot tell
 */
record FurtherFigures(
    NavigableMap<LocalDate, Long> historicalResults,
    List<Issuer> issuers,
    Map<YearMonth, Map<String, Long>> doubtful,
    Map<YearMonth, List<Restatement>> restatements,
    Map<YearMonth, Long> moved,
    long quarantined,
    Set<String> untold) {

  private static final String HISTORICAL_RESULTS =
      """
      SELECT digitised_date, SUM(historical_results) AS results
      FROM fact_digitised_result_daily
      WHERE digitised_date <= :until AND historical_results > 0
      GROUP BY digitised_date
      """;

  // An agency that has ended keeps its last name, so that the number never falls; a version that
  // was taken back lasts no day
  private static final String ISSUED =
      """
      SELECT issuer.code, COALESCE(latest.agency_name, issuer.code) AS name, issuer.month_start
      FROM (SELECT DISTINCT a.agency_code AS code, f.month_start
            FROM fact_e_receipt_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE f.month_start <= :last) issuer
      JOIN (SELECT agency_code, MAX(valid_from) AS valid_from
            FROM dim_agency
            WHERE valid_from < valid_to
            GROUP BY agency_code) newest ON newest.agency_code = issuer.code
      JOIN dim_agency latest
        ON latest.agency_code = newest.agency_code AND latest.valid_from = newest.valid_from
      """;

  private static final String DOUBTFUL =
      """
      SELECT month_start, problem, affected
      FROM kpi_data_quality
      WHERE month_start IN (:months) AND problem IN ('channel_unknown', 'agency_ended')
      """;

  private static final String RESTATEMENTS =
      """
      SELECT r.month_start, r.measure, SUM(r.after_value - r.before_value) AS net_change,
             MAX(e.published_at) AS last_at
      FROM etl_restatement r
      JOIN dim_agency a ON a.agency_key = r.agency_key
      LEFT JOIN etl_run e ON e.job_execution_id = r.job_execution_id
      WHERE a.in_statistics = 1 AND r.month_start IN (:months)
      GROUP BY r.month_start, r.measure
      ORDER BY r.month_start, r.measure
      """;

  private static final String MOVED =
      """
      SELECT month_start, COUNT(DISTINCT dossier_id) AS dossiers
      FROM fact_moved_dossier
      WHERE month_start IN (:months)
      GROUP BY month_start
      """;

  private static final String QUARANTINED = "SELECT COUNT(*) FROM etl_reject";

  private static final String UNTOLD = "SELECT indicator FROM kpi_untold_indicator";

  /**
   * @param months in which it issued any
   */
  private record Issuer(String code, String name, TreeSet<YearMonth> months) {

    boolean hasIssuedBy(YearMonth month) {
      return !months.first().isAfter(month);
    }
  }

  /**
   * @param months in order; some
   */
  static FurtherFigures read(JdbcClient warehouse, List<YearMonth> months, LocalDate businessDate) {
    YearMonth last = months.get(months.size() - 1);
    List<LocalDate> days = months.stream().map(month -> month.atDay(1)).toList();
    return new FurtherFigures(
        historicalResults(warehouse, Bulletin.dataUntil(last, businessDate)),
        List.copyOf(issuers(warehouse, last)),
        doubtful(warehouse, days),
        restatements(warehouse, days),
        moved(warehouse, days),
        warehouse.sql(QUARANTINED).query(Long.class).single(),
        Set.copyOf(warehouse.sql(UNTOLD).query(String.class).list()));
  }

  private static NavigableMap<LocalDate, Long> historicalResults(
      JdbcClient warehouse, LocalDate until) {
    NavigableMap<LocalDate, Long> results = new TreeMap<>();
    warehouse
        .sql(HISTORICAL_RESULTS)
        .param("until", until)
        .query(
            rs -> {
              results.put(rs.getObject("digitised_date", LocalDate.class), rs.getLong("results"));
            });
    return results;
  }

  private static Collection<Issuer> issuers(JdbcClient warehouse, YearMonth last) {
    Map<String, Issuer> issuers = new HashMap<>();
    warehouse
        .sql(ISSUED)
        .param("last", last.atDay(1))
        .query(
            rs -> {
              String name = rs.getString("name");
              issuers
                  .computeIfAbsent(
                      rs.getString("code"), code -> new Issuer(code, name, new TreeSet<>()))
                  .months()
                  .add(YearMonth.from(rs.getObject("month_start", LocalDate.class)));
            });
    return issuers.values();
  }

  private static Map<YearMonth, Map<String, Long>> doubtful(
      JdbcClient warehouse, List<LocalDate> months) {
    Map<YearMonth, Map<String, Long>> doubtful = new HashMap<>();
    warehouse
        .sql(DOUBTFUL)
        .param("months", months)
        .query(
            rs -> {
              doubtful
                  .computeIfAbsent(
                      YearMonth.from(rs.getObject("month_start", LocalDate.class)),
                      month -> new HashMap<>())
                  .put(rs.getString("problem"), rs.getLong("affected"));
            });
    return doubtful;
  }

  private static Map<YearMonth, List<Restatement>> restatements(
      JdbcClient warehouse, List<LocalDate> months) {
    Map<YearMonth, List<Restatement>> restatements = new HashMap<>();
    warehouse
        .sql(RESTATEMENTS)
        .param("months", months)
        .query(
            rs -> {
              restatements
                  .computeIfAbsent(
                      YearMonth.from(rs.getObject("month_start", LocalDate.class)),
                      month -> new ArrayList<>())
                  .add(
                      new Restatement(
                          rs.getString("measure"),
                          rs.getLong("net_change"),
                          rs.getObject("last_at", LocalDateTime.class)));
            });
    return restatements;
  }

  private static Map<YearMonth, Long> moved(JdbcClient warehouse, List<LocalDate> months) {
    Map<YearMonth, Long> moved = new HashMap<>();
    warehouse
        .sql(MOVED)
        .param("months", months)
        .query(
            rs -> {
              moved.put(
                  YearMonth.from(rs.getObject("month_start", LocalDate.class)),
                  rs.getLong("dossiers"));
            });
    return moved;
  }

  /** All time, up to the end of the month as far as it is published. */
  long historicalResultsBy(YearMonth month) {
    return historicalResults.headMap(month.atEndOfMonth(), true).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Names of the agencies that had issued any by the end of the month. */
  List<String> issuersBy(YearMonth month) {
    // Sorted here: the bytewise order of the warehouse puts Đ after Z
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag("vi"));
    return issuers.stream()
        .filter(issuer -> issuer.hasIssuedBy(month))
        .sorted(Comparator.comparing(Issuer::name, alphabet).thenComparing(Issuer::code))
        .map(Issuer::name)
        .toList();
  }

  long issuersIn(YearMonth month) {
    return issuers.stream().filter(issuer -> issuer.months().contains(month)).count();
  }

  /**
   * @param atDistricts dossiers of the month at agencies of district level, in statistics
   */
  DataQuality quality(YearMonth month, long atDistricts) {
    Map<String, Long> problems = doubtful.getOrDefault(month, Map.of());
    return new DataQuality(
        quarantined,
        problems.getOrDefault("channel_unknown", 0L),
        restatements.getOrDefault(month, List.of()),
        problems.getOrDefault("agency_ended", 0L),
        moved.getOrDefault(month, 0L),
        atDistricts);
  }
}
