-- All days of completion, counted from the atomic facts.
INSERT INTO stage_completion_daily (
  finished_date, agency_key, procedure_key, finished, early, on_time, late, no_due_date)
SELECT
  f.finished_date, f.agency_key, f.procedure_key, COUNT(*),
  SUM(CASE WHEN f.timeliness = 'EARLY' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.timeliness = 'ON_TIME' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.timeliness = 'LATE' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.timeliness = 'NO_DUE_DATE' THEN 1 ELSE 0 END)
FROM fact_dossier f
WHERE f.finished_date <= :reach AND f.withdrawn = 0
GROUP BY f.finished_date, f.agency_key, f.procedure_key
