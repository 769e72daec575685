package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a reader must know to judge the figures.
 *
 * @param quarantined dossiers rejected and waiting now, of whatever month: their date may be what
 *     is wrong with them
 * @param unknownChannel dossiers of the month whose channel is unknown; they count in the total
 *     [R4]
 * @param restatements by measure
 * @param agencyEnded dossiers of the month accepted at an agency on or after the day from which
 *     others follow it
 * @param moved dossiers of the month that were moved, while open, to an agency that follows theirs
 * @param atDistricts dossiers of the month at agencies of district level, in statistics
 */
public record DataQuality(
    long quarantined,
    long unknownChannel,
    List<Restatement> restatements,
    long agencyEnded,
    long moved,
    long atDistricts) {

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

  public DataQuality {
    restatements = List.copyOf(restatements);
  }

  public DataQuality(long quarantined, long unknownChannel, List<Restatement> restatements) {
    this(quarantined, unknownChannel, restatements, 0, 0, 0);
  }

  static DataQuality read(JdbcClient warehouse, MonthlyKpis kpis, YearMonth month) {
    return new DataQuality(
        warehouse.sql(QUARANTINED).query(Long.class).single(),
        ofMonth(UNKNOWN_CHANNEL, warehouse, month).query(Long.class).single(),
        ofMonth(RESTATEMENTS, warehouse, month).query(Restatement.class).list(),
        ofMonth(AGENCY_ENDED, warehouse, month).query(Long.class).single(),
        ofMonth(MOVED, warehouse, month).query(Long.class).single(),
        kpis.share(month, Indicator.ONLINE, ReportedLevel.DISTRICT).denominator());
  }

  private static StatementSpec ofMonth(String sql, JdbcClient warehouse, YearMonth month) {
    return warehouse.sql(sql).param("month", month.atDay(1));
  }
}
