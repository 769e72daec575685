-- The figures of levels as they are about to be published.
INSERT INTO stage_published_figure (agency_code, month_start, level, indicator, numerator, denominator)
SELECT '', month_start, level, indicator, numerator, denominator
FROM kpi_monthly
WHERE month_start IN (:months)
