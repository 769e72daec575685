-- Figures that this publish has taken away: nothing, beside what it was.
INSERT INTO fact_published_figure (
  agency_code, month_start, level, indicator, job_execution_id, numerator_before, denominator_before)
SELECT b.agency_code, b.month_start, b.level, b.indicator, :jobExecutionId, b.numerator, b.denominator
FROM fact_published_figure b
WHERE b.superseded_by = :jobExecutionId AND b.month_start IN (:months)
  AND NOT EXISTS (
    SELECT 1 FROM stage_published_figure s
    WHERE s.agency_code = b.agency_code AND s.month_start = b.month_start AND s.level = b.level
      AND s.indicator = b.indicator)
