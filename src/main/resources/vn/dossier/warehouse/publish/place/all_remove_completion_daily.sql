-- All days of completion: cells that are gone or differ.
DELETE FROM fact_completion_daily
WHERE NOT EXISTS (
    SELECT 1 FROM stage_completion_daily s
    WHERE s.finished_date = fact_completion_daily.finished_date AND s.agency_key = fact_completion_daily.agency_key AND s.procedure_key = fact_completion_daily.procedure_key
      AND ([[completion-measures: s.{name}]])
        = ([[completion-measures: fact_completion_daily.{name}]]))
