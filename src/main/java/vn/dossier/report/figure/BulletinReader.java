package vn.dossier.report.figure;

import java.text.Collator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a month's bulletin out of the warehouse's published facts and views. */
public final class BulletinReader {

  private static final List<Indicator> INDICATORS =
      List.of(Indicator.ONLINE, Indicator.DIGITISED, Indicator.CASHLESS, Indicator.NON_CASH);
  private static final List<ReportedLevel> LEVELS =
      List.of(ReportedLevel.ALL, ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE);

  private static final String FRESHNESS =
      "SELECT business_date, job_execution_id, published_at, provisional FROM etl_freshness";

  private static final String MONTHS =
      """
      SELECT DISTINCT f.month_start
      FROM fact_dossier_monthly f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1
      ORDER BY f.month_start
      """;

  private static final String HISTORICAL_RESULTS =
      """
      SELECT COALESCE(SUM(historical_results), 0)
      FROM fact_digitised_result_daily
      WHERE digitised_date <= :until
      """;

  // An agency that has ended keeps its last name, so that the number never falls; a version that
  // was taken back lasts no day
  private static final String E_RECEIPT_AGENCIES =
      """
      SELECT issuer.code, COALESCE(latest.agency_name, issuer.code) AS name, issuer.last_month
      FROM (SELECT a.agency_code AS code, MAX(f.month_start) AS last_month
            FROM fact_e_receipt_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE f.month_start <= :month
            GROUP BY a.agency_code) issuer
      JOIN (SELECT agency_code, MAX(valid_from) AS valid_from
            FROM dim_agency
            WHERE valid_from < valid_to
            GROUP BY agency_code) newest ON newest.agency_code = issuer.code
      JOIN dim_agency latest
        ON latest.agency_code = newest.agency_code AND latest.valid_from = newest.valid_from
      """;

  private static final String QUARANTINED = "SELECT COUNT(*) FROM etl_reject";

  private static final String UNKNOWN_CHANNEL =
      """
      SELECT COALESCE(SUM(f.channel_unknown), 0)
      FROM fact_dossier_monthly f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1 AND f.month_start = :month
      """;

  private static final String RESTATEMENTS =
      """
      SELECT r.measure, SUM(r.after_value - r.before_value) AS net_change,
             MAX(e.published_at) AS last_at
      FROM etl_restatement r
      JOIN dim_agency a ON a.agency_key = r.agency_key
      LEFT JOIN etl_run e ON e.job_execution_id = r.job_execution_id
      WHERE a.in_statistics = 1 AND r.month_start = :month
      GROUP BY r.measure
      ORDER BY r.measure
      """;

  private static final String AGENCY_ENDED =
      """
      SELECT COALESCE(SUM(f.dossiers), 0)
      FROM fact_dossier_daily f
      JOIN dim_date d ON d.date_key = f.accepted_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1 AND d.month_start = :month
        AND EXISTS (
          SELECT 1 FROM dim_agency_successor s
          WHERE s.old_agency_code = a.agency_code AND s.valid_from <= f.accepted_date)
      """;

  private static final String MOVED =
      "SELECT COUNT(DISTINCT dossier_id) FROM fact_moved_dossier WHERE month_start = :month";

  private final JdbcClient warehouse;
  private final TransactionTemplate snapshot;
  private final Targets targets;
  private final YearMonth baselineMonth;

  /**
   * @param transactions the warehouse's: a bulletin takes several statements, and shows whole
   *     figures only within one REPEATABLE READ transaction (src/docs/contracts.md)
   */
  public BulletinReader(
      JdbcClient warehouse,
      PlatformTransactionManager transactions,
      Targets targets,
      YearMonth baselineMonth) {
    this.warehouse = warehouse;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
    this.targets = targets;
    this.baselineMonth = baselineMonth;
  }

  /**
   * The figures under the agencies that accepted the dossiers.
   *
   * @throws NoFactsException when no dossier of an agency in statistics was accepted in the month,
   *     as far as published
   */
  public Bulletin read(YearMonth month) {
    return read(month, Basis.AS_WAS);
  }

  /**
   * @param basis under which agencies and levels the figures are shown
   * @throws NoFactsException like {@link #read(YearMonth)}
   */
  public Bulletin read(YearMonth month, Basis basis) {
    return snapshot.execute(transaction -> readSnapshot(month, basis));
  }

  /**
   * A month's bulletin with what a page has room for: twelve months, and every agency.
   *
   * @throws NoFactsException like {@link #read(YearMonth)}
   */
  public BulletinDetails readDetails(YearMonth month, Basis basis) {
    return snapshot.execute(
        transaction ->
            new BulletinDetails(
                readSnapshot(month, basis),
                Trend.read(warehouse, basis, month),
                AgencyStanding.read(warehouse, basis, month)));
  }

  /**
   * The months that have a bulletin, in order.
   *
   * @throws NoFactsException when there is none
   */
  public List<YearMonth> months() {
    return snapshot.execute(
        transaction -> {
          List<YearMonth> months = published().isPresent() ? publishedMonths() : null;
          if (months == null || months.isEmpty()) {
            throw new NoFactsException(months);
          }
          return months;
        });
  }

  /**
   * Makes sure that there is something to tell of some months.
   *
   * @throws NoFactsException when none of them has a dossier of an agency in statistics, as far as
   *     published
   */
  public void requireFacts(YearMonth from, YearMonth to) {
    snapshot.executeWithoutResult(
        transaction -> {
          List<YearMonth> existing = published().isPresent() ? publishedMonths() : null;
          if (existing == null
              || existing.stream().allMatch(month -> month.isBefore(from) || month.isAfter(to))) {
            throw new NoFactsException(from, to, existing);
          }
        });
  }

  /**
   * Every month's bulletin with what a page has room for, in order, under the agencies of that
   * time. One month is in memory at a time, and what all of them share is read once.
   *
   * @throws NoFactsException when there is none
   */
  public void readAll(Consumer<BulletinDetails> each) {
    snapshot.executeWithoutResult(
        transaction -> {
          List<YearMonth> months = months();
          MonthlyKpis all = MonthlyKpis.readAll(warehouse);
          for (YearMonth month : months) {
            each.accept(
                new BulletinDetails(
                    bulletin(month, Basis.AS_WAS, all.of(compared(month))),
                    Trend.of(all, month),
                    AgencyStanding.read(warehouse, Basis.AS_WAS, month)));
          }
        });
  }

  /**
   * How far the figures go, and when they were published.
   *
   * @throws NoFactsException when nothing is published
   */
  public Freshness freshness() {
    return published().orElseThrow(() -> new NoFactsException(null));
  }

  private Optional<Freshness> published() {
    return warehouse.sql(FRESHNESS).query(Freshness.class).optional();
  }

  private Bulletin readSnapshot(YearMonth month, Basis basis) {
    return bulletin(month, basis, MonthlyKpis.read(warehouse, basis, compared(month)));
  }

  /** A month, and those that it is compared with. */
  private List<YearMonth> compared(YearMonth month) {
    List<YearMonth> months = new ArrayList<>(Comparison.of(month, baselineMonth).values());
    months.add(month);
    return months;
  }

  private Bulletin bulletin(YearMonth month, Basis basis, MonthlyKpis kpis) {
    Freshness freshness = published().orElseThrow(() -> new NoFactsException(month, month, null));
    if (kpis.share(month, Indicator.ONLINE, ReportedLevel.ALL).equals(Share.NONE)) {
      throw new NoFactsException(month, month, publishedMonths());
    }
    List<Issuer> issuers = issuers(month);
    return new Bulletin(
        month,
        basis,
        baselineMonth,
        figures(kpis, month),
        count(HISTORICAL_RESULTS, "until", Bulletin.dataUntil(month, freshness.businessDate())),
        issuers.stream().map(Issuer::name).toList(),
        issuers.stream().filter(issuer -> issuer.lastMonth().equals(month.atDay(1))).count(),
        progress(kpis, month),
        dataQuality(kpis, month),
        freshness);
  }

  private List<YearMonth> publishedMonths() {
    return warehouse.sql(MONTHS).query(LocalDate.class).list().stream()
        .map(YearMonth::from)
        .toList();
  }

  private List<Figure> figures(MonthlyKpis kpis, YearMonth month) {
    return INDICATORS.stream()
        .flatMap(indicator -> LEVELS.stream().map(level -> figure(kpis, month, indicator, level)))
        .toList();
  }

  private Figure figure(
      MonthlyKpis kpis, YearMonth month, Indicator indicator, ReportedLevel level) {
    Map<YearMonth, Share> earlier = new HashMap<>();
    for (YearMonth compared : Comparison.of(month, baselineMonth).values()) {
      earlier.put(compared, kpis.share(compared, indicator, level));
    }
    return new Figure(indicator, level, kpis.share(month, indicator, level), earlier);
  }

  private List<TargetProgress> progress(MonthlyKpis kpis, YearMonth month) {
    return targets.inForce(month.atEndOfMonth()).stream()
        .map(t -> new TargetProgress(t, kpis.share(month, t.indicator(), t.level())))
        .toList();
  }

  private List<Issuer> issuers(YearMonth month) {
    // Sorted here: the bytewise order of the warehouse puts Đ after Z
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag("vi"));
    return warehouse
        .sql(E_RECEIPT_AGENCIES)
        .param("month", month.atDay(1))
        .query(Issuer.class)
        .list()
        .stream()
        .sorted(Comparator.comparing(Issuer::name, alphabet).thenComparing(Issuer::code))
        .toList();
  }

  private DataQuality dataQuality(MonthlyKpis kpis, YearMonth month) {
    return new DataQuality(
        warehouse.sql(QUARANTINED).query(Long.class).single(),
        count(UNKNOWN_CHANNEL, "month", month.atDay(1)),
        warehouse.sql(RESTATEMENTS).param("month", month.atDay(1)).query(Restatement.class).list(),
        count(AGENCY_ENDED, "month", month.atDay(1)),
        count(MOVED, "month", month.atDay(1)),
        kpis.share(month, Indicator.ONLINE, ReportedLevel.DISTRICT).denominator());
  }

  private long count(String sql, String parameter, LocalDate day) {
    return warehouse.sql(sql).param(parameter, day).query(Long.class).single();
  }

  /**
   * @param lastMonth first day of the last month in which it issued any
   */
  private record Issuer(String code, String name, LocalDate lastMonth) {}
}
