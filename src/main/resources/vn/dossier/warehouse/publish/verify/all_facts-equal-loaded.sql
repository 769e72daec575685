-- How far the facts that this run saw, in the table, are from what its writers counted as loaded, and open facts
-- that have a finished day.
SELECT ABS(
  f.seen
  + (SELECT COUNT(*) FROM fact_dossier m JOIN etl_sighting s ON s.dossier_id = m.dossier_id
     WHERE m.job_execution_id < :scanId)
  - (SELECT COALESCE(SUM(tally), 0) FROM etl_run_tally
     WHERE run_id = :runId AND kind IN ('INSERTED', 'UPDATED', 'UNCHANGED')))
  + f.open_and_finished
FROM (
  SELECT
    COUNT(CASE WHEN job_execution_id >= :scanId THEN 1 END) AS seen,
    COUNT(CASE WHEN is_open = 1 AND finished_date IS NOT NULL THEN 1 END) AS open_and_finished
  FROM fact_dossier
) f
