-- The touched days of completion, recounted from the atomic facts.
INSERT INTO stage_completion_daily (
  finished_date, agency_key, procedure_key, finished, early, on_time, late, no_due_date)
SELECT /*! SQL_BIG_RESULT */
  c.finished_date, c.agency_key, c.procedure_key, COUNT(*),
  COUNT(CASE WHEN f.timeliness = 'EARLY' THEN 1 END),
  COUNT(CASE WHEN f.timeliness = 'ON_TIME' THEN 1 END),
  COUNT(CASE WHEN f.timeliness = 'LATE' THEN 1 END),
  COUNT(CASE WHEN f.timeliness = 'NO_DUE_DATE' THEN 1 END)
FROM (SELECT DISTINCT finished_date, agency_key, procedure_key FROM etl_touched_completion WHERE finished_date <= :reach) c
JOIN fact_dossier f
  ON f.finished_date = c.finished_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
WHERE f.withdrawn = 0
GROUP BY c.finished_date, c.agency_key, c.procedure_key
