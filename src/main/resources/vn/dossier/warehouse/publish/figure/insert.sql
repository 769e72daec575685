-- Figures that are new or have changed, each beside what it was.
INSERT INTO fact_published_figure (
  agency_code, month_start, level, indicator, job_execution_id, numerator, denominator, numerator_before,
  denominator_before)
SELECT s.agency_code, s.month_start, s.level, s.indicator, :jobExecutionId, s.numerator, s.denominator,
  b.numerator, b.denominator
FROM stage_published_figure s
LEFT JOIN fact_published_figure b
  ON b.agency_code = s.agency_code AND b.month_start = s.month_start AND b.level = s.level
    AND b.indicator = s.indicator AND b.superseded_by = :jobExecutionId
WHERE NOT EXISTS (
  SELECT 1 FROM fact_published_figure p
  WHERE p.agency_code = s.agency_code AND p.month_start = s.month_start AND p.level = s.level
    AND p.indicator = s.indicator AND p.superseded_by IS NULL)
