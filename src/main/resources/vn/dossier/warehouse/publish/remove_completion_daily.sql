-- Touched days of completion: cells that are gone or differ (all of them when everything is recounted).
DELETE FROM fact_completion_daily
WHERE (:all = 1 OR EXISTS (
    SELECT 1 FROM etl_touched_completion c
    WHERE c.finished_date = fact_completion_daily.finished_date AND c.agency_key = fact_completion_daily.agency_key
      AND c.procedure_key = fact_completion_daily.procedure_key AND c.finished_date <= :reach))
  AND NOT EXISTS (
    SELECT 1 FROM stage_completion_daily s
    WHERE s.finished_date = fact_completion_daily.finished_date AND s.agency_key = fact_completion_daily.agency_key AND s.procedure_key = fact_completion_daily.procedure_key
      AND (s.finished, s.early, s.on_time, s.late, s.no_due_date)
        = (fact_completion_daily.finished, fact_completion_daily.early, fact_completion_daily.on_time, fact_completion_daily.late, fact_completion_daily.no_due_date))
