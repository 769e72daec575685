-- The figures of agencies as they are about to be published: all versions of an agency together.
INSERT INTO stage_published_figure (agency_code, month_start, level, indicator, numerator, denominator)
SELECT agency_code, month_start, 'AGENCY', indicator, SUM(numerator), SUM(denominator)
FROM kpi_part
WHERE month_start IN (:months)
GROUP BY agency_code, month_start, indicator
