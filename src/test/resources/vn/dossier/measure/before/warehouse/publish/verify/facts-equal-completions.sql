-- Touched days of completion that do not add up to their facts.
SELECT COUNT(*) FROM (
  SELECT finished_date, agency_key, procedure_key FROM (
    SELECT
      f.finished_date, f.agency_key, f.procedure_key, 1 AS finished,
      CASE WHEN f.timeliness = 'EARLY' THEN 1 ELSE 0 END AS early,
      CASE WHEN f.timeliness = 'ON_TIME' THEN 1 ELSE 0 END AS on_time,
      CASE WHEN f.timeliness = 'LATE' THEN 1 ELSE 0 END AS late,
      CASE WHEN f.timeliness = 'NO_DUE_DATE' THEN 1 ELSE 0 END AS no_due_date
    FROM fact_dossier f
    WHERE f.withdrawn = 0 AND f.finished_date <= :reach AND EXISTS (
      SELECT 1 FROM etl_touched_completion c
      WHERE c.finished_date = f.finished_date AND c.agency_key = f.agency_key
        AND c.procedure_key = f.procedure_key)
    UNION ALL
    SELECT
      finished_date, agency_key, procedure_key, -finished, -early, -on_time, -late, -no_due_date
    FROM stage_completion_daily
  ) both_sides
  GROUP BY finished_date, agency_key, procedure_key
  HAVING SUM(finished) <> 0 OR SUM(early) <> 0 OR SUM(on_time) <> 0 OR SUM(late) <> 0 OR SUM(no_due_date) <> 0
) differing
