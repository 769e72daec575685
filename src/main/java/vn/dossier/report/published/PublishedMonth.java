package vn.dossier.report.published;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.figure.Share;

/**
 * A month as it stood on a day.
 *
 * @param publication what had been published last by the end of that day
 * @param figures of levels, then of agencies
 * @param changes what later publications have made of them, in their order
 */
record PublishedMonth(Publication publication, List<Figure> figures, List<Figure> changes) {

  // Runs publish in the order of their numbers. A night of an older date leaves the figures of
  // later days where
  // they are; a withdrawal takes them back to its own
  private static final String PUBLICATION =
      """
      SELECT r.job_execution_id, r.published_at,
        (SELECT MAX(n.business_date) FROM etl_run n
         WHERE n.published_at IS NOT NULL AND n.job_name IN ('nightly', 'withdraw')
           AND n.job_execution_id BETWEEN r.back_to AND r.job_execution_id) AS business_date
      FROM (
        SELECT e.job_execution_id, e.published_at,
          (SELECT COALESCE(MAX(w.job_execution_id), 0) FROM etl_run w
           WHERE w.published_at IS NOT NULL AND w.job_name = 'withdraw'
             AND w.job_execution_id <= e.job_execution_id) AS back_to
        FROM etl_run e
        WHERE e.job_execution_id = (
          SELECT MAX(job_execution_id) FROM etl_run WHERE published_at < :behind)) r
      """;

  private static final String FIRST_KNOWN =
      """
      SELECT MIN(e.published_at)
      FROM etl_run e
      WHERE e.job_execution_id = (SELECT MIN(job_execution_id) FROM fact_published_figure)
      """;

  private static final String MONTHS =
      """
      SELECT DISTINCT month_start
      FROM fact_published_figure
      WHERE agency_code = '' AND level = 'ALL' AND numerator IS NOT NULL
        AND job_execution_id <= :run AND (superseded_by IS NULL OR superseded_by > :run)
      ORDER BY month_start
      """;

  private static final String FIGURES =
      """
      SELECT p.level, p.agency_code, a.agency_name, p.indicator, p.numerator, p.denominator,
        p.numerator_before, p.denominator_before, p.job_execution_id, e.published_at
      FROM fact_published_figure p
      LEFT JOIN etl_run e ON e.job_execution_id = p.job_execution_id
      LEFT JOIN dim_agency a
        ON a.agency_code = p.agency_code AND a.is_current = 1 AND p.level = 'AGENCY'
      WHERE p.month_start = :month
        AND (:later = 1 AND p.job_execution_id > :run
          OR :later = 0 AND p.numerator IS NOT NULL AND p.job_execution_id <= :run
            AND (p.superseded_by IS NULL OR p.superseded_by > :run))
      ORDER BY CASE WHEN :later = 1 THEN p.job_execution_id END,
        CASE WHEN p.level = 'AGENCY' THEN 1 ELSE 0 END, p.agency_code, p.level, p.indicator
      """;

  /** A run that published, when, and up to which day. */
  record Publication(long jobExecutionId, LocalDateTime publishedAt, LocalDate businessDate) {}

  /**
   * A value that was published.
   *
   * @param agencyCode blank for a level
   * @param numerator null, as the denominator, when the run took the figure away
   * @param numeratorBefore null, as the denominator, when nothing was published before
   */
  record Figure(
      String level,
      String agencyCode,
      String agencyName,
      String indicator,
      Long numerator,
      Long denominator,
      Long numeratorBefore,
      Long denominatorBefore,
      long jobExecutionId,
      LocalDateTime publishedAt) {

    boolean ofLevel() {
      return !level.equals("AGENCY");
    }

    Share share() {
      return numerator == null ? Share.NONE : new Share(numerator, denominator);
    }

    Share before() {
      return numeratorBefore == null ? Share.NONE : new Share(numeratorBefore, denominatorBefore);
    }
  }

  /**
   * Call within one transaction that sees one state.
   *
   * @throws NotPublishedException when nothing was published by then, or nobody knows what
   */
  static PublishedMonth read(JdbcClient warehouse, YearMonth month, LocalDate day) {
    LocalDateTime first =
        warehouse.sql(FIRST_KNOWN).query(LocalDateTime.class).optional().orElse(null);
    Publication publication =
        warehouse
            .sql(PUBLICATION)
            .param("behind", day.plusDays(1).atStartOfDay())
            .query(Publication.class)
            .optional()
            .orElse(null);
    if (first == null) {
      throw new NotPublishedException("nothing is published yet, run nightly first");
    }
    if (publication == null || publication.publishedAt().isBefore(first)) {
      throw new NotPublishedException(
          "what was published by %s is not known: the first known publication is of %s, choose that day or a later one"
              .formatted(day, first.toLocalDate()));
    }
    List<Figure> figures = figures(warehouse, month, publication, 0);
    if (figures.isEmpty()) {
      List<String> months =
          warehouse
              .sql(MONTHS)
              .param("run", publication.jobExecutionId())
              .query(LocalDate.class)
              .list()
              .stream()
              .map(start -> YearMonth.from(start).toString())
              .toList();
      throw new NotPublishedException(
          "no figures of %s were published by %s: %s"
              .formatted(
                  month,
                  day,
                  months.isEmpty()
                      ? "no month had any"
                      : "choose one of " + String.join(", ", months)));
    }
    return new PublishedMonth(publication, figures, figures(warehouse, month, publication, 1));
  }

  private static List<Figure> figures(
      JdbcClient warehouse, YearMonth month, Publication publication, int later) {
    return warehouse
        .sql(FIGURES)
        .param("month", month.atDay(1))
        .param("run", publication.jobExecutionId())
        .param("later", later)
        .query(Figure.class)
        .list();
  }
}
