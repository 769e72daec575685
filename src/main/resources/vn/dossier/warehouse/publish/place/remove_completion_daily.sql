-- Touched days of completion: cells that are gone or differ, found by their keys.
DELETE FROM fact_completion_daily
WHERE (finished_date, agency_key, procedure_key) IN (
    SELECT c.finished_date, c.agency_key, c.procedure_key FROM etl_touched_completion c
    WHERE c.finished_date <= :reach)
  AND NOT EXISTS (
    SELECT 1 FROM stage_completion_daily s
    WHERE s.finished_date = fact_completion_daily.finished_date AND s.agency_key = fact_completion_daily.agency_key AND s.procedure_key = fact_completion_daily.procedure_key
      AND ([[completion-measures: s.{name}]])
        = ([[completion-measures: fact_completion_daily.{name}]]))
