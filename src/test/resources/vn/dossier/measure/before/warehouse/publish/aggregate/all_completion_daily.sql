-- All days of completion, counted from the atomic facts, as those of acceptance are.
INSERT INTO [[cells]]_completion_daily (
  [[in-place]] job_execution_id,
  finished_date, agency_key, procedure_key, finished, early, on_time, late, no_due_date)
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  f.finished_date, f.agency_key, f.procedure_key, COUNT(*),
  COUNT(CASE WHEN f.timeliness = 'EARLY' THEN 1 END),
  COUNT(CASE WHEN f.timeliness = 'ON_TIME' THEN 1 END),
  COUNT(CASE WHEN f.timeliness = 'LATE' THEN 1 END),
  COUNT(CASE WHEN f.timeliness = 'NO_DUE_DATE' THEN 1 END)
FROM fact_dossier f
WHERE f.finished_date <= :reach AND f.withdrawn = 0
GROUP BY f.finished_date, f.agency_key, f.procedure_key
