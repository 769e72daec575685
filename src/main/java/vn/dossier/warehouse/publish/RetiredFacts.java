package vn.dossier.warehouse.publish;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.dimension.MonthStart;

/**
 * Published facts that the warehouse no longer holds, whichever run retired them: the next publish
 * would let them vanish. Who came back does not count.
 */
@Component
public final class RetiredFacts {

  /** Accepted dates, both inclusive. */
  public record Days(LocalDate from, LocalDate to) {}

  private static final String BY_DATE =
      """
      SELECT accepted_date, COUNT(*) AS facts FROM etl_unpublished_fact
      WHERE fate <> 'NEW' GROUP BY accepted_date
      """;

  private static final String SCOPES =
      """
      SELECT DISTINCT scope_from, scope_to FROM etl_run
      WHERE job_execution_id > (SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_run
                                WHERE published_at IS NOT NULL)
      """;

  // Whole months first: there are far fewer rows
  private static final String PUBLISHED =
      """
      SELECT
        (SELECT COALESCE(SUM(dossiers), 0) FROM fact_dossier_monthly
         WHERE month_start >= ? AND month_start < ?)
        + (SELECT COALESCE(SUM(dossiers), 0) FROM fact_dossier_daily
           WHERE accepted_date BETWEEN ? AND ?)
      """;

  private static final String FORGET = "DELETE FROM etl_run_retired WHERE job_execution_id = ?";

  private static final String KEEP =
      """
      INSERT INTO etl_run_retired
        (job_execution_id, month_start, agency_key, facts, gone, excluded, rejected)
      SELECT ?, accepted_month, agency_key, COUNT(*),
        COUNT(CASE WHEN fate = 'GONE' THEN 1 END),
        COUNT(CASE WHEN fate = 'EXCLUDED' THEN 1 END),
        COUNT(CASE WHEN fate = 'REJECTED' THEN 1 END)
      FROM etl_unpublished_fact WHERE fate <> 'NEW'
      GROUP BY accepted_month, agency_key
      """;

  private static final String ACCEPT =
      """
      INSERT INTO etl_run_acceptance (job_execution_id, account, host, accepted_at, facts)
      SELECT ?, ?, ?, ?, COUNT(*) FROM etl_unpublished_fact WHERE fate <> 'NEW'
      ON DUPLICATE KEY UPDATE account = VALUES(account), host = VALUES(host),
        accepted_at = VALUES(accepted_at), facts = VALUES(facts)
      """;

  private final JdbcTemplate warehouse;

  public RetiredFacts(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** How many there are, by accepted date. */
  public SortedMap<LocalDate, Long> byDate() {
    SortedMap<LocalDate, Long> facts = new TreeMap<>();
    warehouse.query(
        BY_DATE,
        rs -> {
          facts.put(rs.getObject("accepted_date", LocalDate.class), rs.getLong("facts"));
        });
    return facts;
  }

  /** What the runs since the last publish read, among them one that is running. */
  public List<Days> scopes() {
    return warehouse.query(
        SCOPES,
        (rs, n) -> {
          LocalDate from = rs.getObject("scope_from", LocalDate.class);
          return new Days(
              from == null ? Scope.NO_LOWER_BOUND : from,
              rs.getObject("scope_to", LocalDate.class));
        });
  }

  /** How many dossiers are published as accepted on these days. */
  public long published(Days days) {
    LocalDate lastMonth = MonthStart.of(days.to());
    boolean wholeMonths = days.from().getDayOfMonth() == 1 && days.from().isBefore(lastMonth);
    return Objects.requireNonNull(
        warehouse.queryForObject(
            PUBLISHED,
            Long.class,
            wholeMonths ? days.from() : lastMonth,
            lastMonth,
            wholeMonths ? lastMonth : days.from(),
            days.to()));
  }

  /** Keeps, for an execution, where they were: by month and agency. */
  public void keep(long jobExecutionId) {
    warehouse.update(FORGET, jobExecutionId);
    warehouse.update(KEEP, jobExecutionId);
  }

  /**
   * Keeps who let them vanish.
   *
   * @param at local time
   */
  public void accept(long jobExecutionId, String account, String host, LocalDateTime at) {
    warehouse.update(ACCEPT, jobExecutionId, account, host, at);
  }
}
