-- Figures that this publish changes or takes away; one that was taken away stays so.
UPDATE fact_published_figure SET superseded_by = :jobExecutionId
WHERE superseded_by IS NULL AND month_start IN (:months)
  AND (numerator IS NOT NULL OR EXISTS (
    SELECT 1 FROM stage_published_figure s
    WHERE s.agency_code = fact_published_figure.agency_code AND s.month_start = fact_published_figure.month_start
      AND s.level = fact_published_figure.level AND s.indicator = fact_published_figure.indicator))
  AND NOT EXISTS (
    SELECT 1 FROM stage_published_figure s
    WHERE s.agency_code = fact_published_figure.agency_code AND s.month_start = fact_published_figure.month_start
      AND s.level = fact_published_figure.level AND s.indicator = fact_published_figure.indicator
      AND s.numerator = fact_published_figure.numerator AND s.denominator = fact_published_figure.denominator)
