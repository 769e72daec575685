package vn.dossier.warehouse.publish;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.run.CellPlace;
import vn.dossier.warehouse.run.RecountScope;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * Keeps every figure that a publish changes, with its run (fact_published_figure): what was
 * published on any day can be told later, and what has changed since.
 */
final class PublishedFigures {

  // A figure is of an agency in statistics, and of its level: both are no history of the agency.
  // An update may bring an indicator of measures that were counted long ago, or take one away; one
  // that has no figure in any month has nothing to be published
  private static final String OTHER_FIGURES =
      """
      SELECT
        (SELECT COUNT(*) FROM stage_dim_agency s
         JOIN dim_agency a ON a.agency_key = s.agency_key
         WHERE s.in_statistics <> a.in_statistics OR s.level <> a.level)
        + (SELECT COUNT(*) FROM kpi_indicator i
           WHERE NOT EXISTS (
             SELECT 1 FROM fact_published_figure p
             WHERE p.superseded_by IS NULL AND p.agency_code = '' AND p.level = 'ALL'
               AND p.indicator = i.indicator AND p.numerator IS NOT NULL)
             AND EXISTS (
               SELECT 1 FROM kpi_monthly k WHERE k.level = 'ALL' AND k.indicator = i.indicator))
        + (SELECT COUNT(*) FROM fact_published_figure p
           WHERE p.superseded_by IS NULL AND p.agency_code = '' AND p.level = 'ALL'
             AND p.numerator IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM kpi_indicator i WHERE i.indicator = p.indicator))
      """;

  private static final String ALL_MONTHS =
      """
      SELECT month_start FROM fact_agency_monthly
      UNION SELECT month_start FROM stage_agency_monthly
      UNION SELECT month_start FROM fact_published_figure
      WHERE superseded_by IS NULL AND agency_code = '' AND level = 'ALL'
      """;

  private final JdbcTemplate warehouse;
  private final List<LocalDate> months;

  private PublishedFigures(JdbcTemplate warehouse, List<LocalDate> months) {
    this.warehouse = warehouse;
    this.months = List.copyOf(months);
  }

  /**
   * Finds the months that a publish is about to change; belongs before it, in its transaction.
   *
   * @param recount where its cells were counted
   * @param othersUntold whether the source cannot tell other indicators than before
   */
  static PublishedFigures changing(
      JdbcTemplate warehouse, RecountScope recount, boolean othersUntold) {
    Long others = warehouse.queryForObject(OTHER_FIGURES, Long.class);
    boolean all =
        othersUntold || recount.place() == CellPlace.IN_PLACE || others == null || others > 0;
    return new PublishedFigures(
        warehouse,
        warehouse.queryForList(
            all ? ALL_MONTHS : SqlFile.read(PublishedFigures.class, "place/changed_months"),
            LocalDate.class));
  }

  /**
   * Compares the figures of these months with those that were published last; belongs behind the
   * aggregates and agencies.
   */
  void keep(long jobExecutionId) {
    if (months.isEmpty()) {
      return;
    }
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(warehouse);
    MapSqlParameterSource parameters =
        new MapSqlParameterSource("months", months).addValue("jobExecutionId", jobExecutionId);
    warehouse.update("DELETE FROM stage_published_figure");
    for (String statement :
        List.of("stage_levels", "stage_agencies", "supersede", "insert", "insert_gone")) {
      named.update(SqlFile.read(PublishedFigures.class, "figure/" + statement), parameters);
    }
    warehouse.update("DELETE FROM stage_published_figure");
  }
}
