-- How far the facts that this run saw, in the table, are from what its writers counted as loaded. A run
-- that reads only changes counts all facts in scope.
SELECT ABS(
  (SELECT COUNT(*) FROM fact_dossier
   WHERE job_execution_id >= :scanId
     OR :changesOnly = 1 AND (accepted_date BETWEEN :from AND :to OR is_open = 1))
  + (SELECT COUNT(*) FROM fact_dossier f JOIN etl_sighting s ON s.dossier_id = f.dossier_id
     WHERE f.job_execution_id < :scanId AND :changesOnly = 0)
  - (SELECT COALESCE(SUM(tally), 0) FROM etl_run_tally
     WHERE run_id = :runId AND kind IN ('INSERTED', 'UPDATED', 'UNCHANGED')))
