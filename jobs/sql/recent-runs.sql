-- The last twenty executions, newest first. A row without finished_at is active, or its process died.
SELECT job_execution_id, run_id, continues, job_name, business_date, selection, status, source_dossiers,
       loaded, excluded, rejected, inserted, updated, unchanged, retired, started_at, finished_at,
       published_at
FROM etl_run
ORDER BY job_execution_id DESC
LIMIT 20;
