package vn.dossier.testing.database;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Targets;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.TableQuery;
import vn.dossier.report.table.TableReport;

/**
 * An empty warehouse, in memory unless a test says else, and the published rows that a test puts
 * there by hand.
 */
public final class PublishedWarehouse {

  private final DataSource dataSource;
  private final JdbcClient client;

  public PublishedWarehouse() {
    this(inMemory());
  }

  private PublishedWarehouse(DataSource dataSource) {
    this.dataSource = dataSource;
    this.client = JdbcClient.create(dataSource);
  }

  private static DataSource inMemory() {
    try {
      return warehouse(Databases.h2().migrated());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On the server of the tests. */
  public static PublishedWarehouse onServer() throws SQLException {
    return new PublishedWarehouse(warehouse(Databases.server("utf8mb4_general_ci").migrated()));
  }

  private static DataSource warehouse(Databases databases) {
    return new DriverManagerDataSource(
        databases.warehouseUrl(), databases.username(), databases.password());
  }

  public JdbcClient client() {
    return client;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public BulletinReader reader(Targets targets, YearMonth baselineMonth) {
    return new BulletinReader(
        client, new JdbcTransactionManager(dataSource), targets, baselineMonth);
  }

  public TableReport tables() {
    return new TableReport(new TableQuery(dataSource), new JdbcTransactionManager(dataSource));
  }

  public FiguresWorkbook workbook() {
    return new FiguresWorkbook(client, new TableQuery(dataSource), tables());
  }

  public void published(long run, String businessDate, String publishedAt) {
    client
        .sql(
            """
            INSERT INTO etl_run (
              job_execution_id, run_id, job_name, business_date, as_of_date, selection, scope_to,
              source_dossiers, loaded, excluded, rejected, inserted, updated, unchanged, retired,
              warnings, status, started_at, rule_set, program_version, wrote,
              published_at, published_date)
            VALUES (:run, :run, 'nightly', :date, :next, 'FULL', :date,
              0, 0, 0, 0, 0, 0, 0, 0, 0, 'COMPLETED', :at, '', '', 1, :at, :date)
            """)
        .param("run", run)
        .param("date", LocalDate.parse(businessDate))
        .param("next", LocalDate.parse(businessDate).plusDays(1))
        .param("at", publishedAt)
        .update();
  }

  public void agency(long key, String code, String name, String level) {
    agency(key, code, name, level, true, true);
  }

  public void agency(
      long key, String code, String name, String level, boolean inStatistics, boolean current) {
    client
        .sql(
            """
            INSERT INTO dim_agency (agency_key, agency_code, agency_name, level, in_statistics,
              active, valid_from, valid_to, is_current)
            VALUES (:key, :code, :name, :level, :inStatistics, 1, :from, :to, :current)
            """)
        .param("key", key)
        .param("code", code)
        .param("name", name)
        .param("level", level)
        .param("inStatistics", inStatistics ? 1 : 0)
        .param("from", LocalDate.of(current ? 2023 : 1900, 1, 1))
        .param("to", current ? LocalDate.of(9999, 12, 31) : LocalDate.of(2023, 1, 1))
        .param("current", current ? 1 : 0)
        .update();
  }

  /** Of so many dossiers so many are online and digitised; of an obligation so many cashless. */
  public void month(
      String month,
      long agencyKey,
      long dossiers,
      long online,
      long digitised,
      long obligation,
      long cashless) {
    client
        .sql(
            """
            INSERT INTO fact_dossier_monthly (
              month_start, agency_key, procedure_key, dossiers, online, component_digitised,
              obligation, cashless, direct, postal, channel_unknown, channel_missing, online_766,
              result_due, result_digitised, digitised_766, reused, obligation_pending, exempt,
              non_cash, withdrawn, amount_due, amount_online, job_execution_id)
            VALUES (:month, :agency, 0, :dossiers, :online, :digitised, :obligation, :cashless,
              0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
            """)
        .param("month", YearMonth.parse(month).atDay(1))
        .param("agency", agencyKey)
        .param("dossiers", dossiers)
        .param("online", online)
        .param("digitised", digitised)
        .param("obligation", obligation)
        .param("cashless", cashless)
        .update();
    sumUp();
  }

  /** Agencies of some keys have in a month what another one has. */
  public void likeAgency(String month, long agencyKey, long firstKey, long lastKey) {
    client
        .sql(
            """
            INSERT INTO fact_dossier_monthly (
              month_start, agency_key, procedure_key, dossiers, online, component_digitised,
              obligation, cashless, direct, postal, channel_unknown, channel_missing, online_766,
              result_due, result_digitised, digitised_766, reused, obligation_pending, exempt,
              non_cash, withdrawn, amount_due, amount_online, job_execution_id)
            SELECT f.month_start, a.agency_key, 0, f.dossiers, f.online, f.component_digitised,
              f.obligation, f.cashless, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
            FROM fact_dossier_monthly f
            JOIN dim_agency a ON a.agency_key BETWEEN :first AND :last
            WHERE f.month_start = :month AND f.agency_key = :agency
            """)
        .param("month", YearMonth.parse(month).atDay(1))
        .param("agency", agencyKey)
        .param("first", firstKey)
        .param("last", lastKey)
        .update();
    sumUp();
  }

  // What the views read
  private void sumUp() {
    client.sql(AgencyMonths.CLEAR).update();
    client.sql(AgencyMonths.FILL).update();
  }

  public void historicalResults(String day, long agencyKey, long historical) {
    client
        .sql(
            """
            INSERT INTO fact_digitised_result_daily (
              digitised_date, agency_key, results, historical_results, job_execution_id)
            VALUES (?, ?, ?, ?, 1)
            """)
        .params(LocalDate.parse(day), agencyKey, historical + 5, historical)
        .update();
  }

  public void eReceipts(String month, long agencyKey, String provider) {
    client
        .sql("INSERT INTO fact_e_receipt_monthly VALUES (?, ?, ?, 7, 1)")
        .params(YearMonth.parse(month).atDay(1), agencyKey, provider)
        .update();
  }

  public void restated(
      long run, String month, long agencyKey, String measure, long before, long after) {
    client
        .sql("INSERT INTO etl_restatement VALUES (?, ?, ?, ?, ?, ?)")
        .params(run, YearMonth.parse(month).atDay(1), agencyKey, measure, before, after)
        .update();
  }

  /** As a publish notes it whose source cannot tell an indicator. */
  public void cannotTell(String indicator) {
    client()
        .sql("INSERT INTO kpi_untold_indicator (indicator) VALUES (?)")
        .param(indicator)
        .update();
    client().sql("DELETE FROM kpi_indicator WHERE indicator = ?").param(indicator).update();
  }

  public void rejected(String dossierId) {
    client
        .sql(
            """
            INSERT INTO etl_reject (dossier_id, reason_code, code_bucket, first_seen_run,
              last_seen_run, first_seen_at, last_seen_at)
            VALUES (?, 'STATUS_UNKNOWN', 0, 1, 1, '2023-11-01 02:00:00', '2023-11-01 02:00:00')
            """)
        .param(dossierId)
        .update();
  }
}
