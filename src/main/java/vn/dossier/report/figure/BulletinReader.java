package vn.dossier.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dossier.rows.Snapshot;

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
    this.snapshot = Snapshot.of(transactions);
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
    List<EReceiptIssuer> issuers = EReceiptIssuer.read(warehouse, month);
    return new Bulletin(
        month,
        basis,
        baselineMonth,
        figures(kpis, month),
        historicalResults(Bulletin.dataUntil(month, freshness.businessDate())),
        issuers.stream().map(EReceiptIssuer::name).toList(),
        issuers.stream().filter(issuer -> issuer.lastMonth().equals(month.atDay(1))).count(),
        progress(kpis, month),
        DataQuality.read(warehouse, kpis, month),
        freshness);
  }

  private long historicalResults(LocalDate until) {
    return warehouse.sql(HISTORICAL_RESULTS).param("until", until).query(Long.class).single();
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
}
