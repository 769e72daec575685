-- How far the facts that this run met, in the table, are from what its writers counted as loaded.
SELECT ABS(
  (SELECT COUNT(*) FROM fact_dossier WHERE job_execution_id >= :scanId)
  + (SELECT COUNT(*) FROM fact_dossier f JOIN etl_sighting s ON s.dossier_id = f.dossier_id
     WHERE f.job_execution_id < :scanId)
  - (SELECT COALESCE(SUM(tally), 0) FROM etl_run_tally
     WHERE run_id = :runId AND kind IN ('INSERTED', 'UPDATED', 'UNCHANGED')))
