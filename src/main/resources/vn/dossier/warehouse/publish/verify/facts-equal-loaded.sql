-- How far the facts in the table are from what the writers of a run that reads only changes counted as loaded, and
-- open facts that have a finished day: all facts in scope, which an index tells alone, and what it wrote that is not.
SELECT ABS(
  f.in_scope
  + (SELECT COUNT(*) FROM etl_sighting s JOIN fact_dossier m ON m.dossier_id = s.dossier_id
     WHERE m.job_execution_id >= :scanId AND m.is_open = 0 AND m.accepted_date NOT BETWEEN :from AND :to)
  - (SELECT COALESCE(SUM(tally), 0) FROM etl_run_tally
     WHERE run_id = :runId AND kind IN ('INSERTED', 'UPDATED', 'UNCHANGED')))
  + f.open_and_finished
FROM (
  SELECT
    COUNT(CASE WHEN accepted_date BETWEEN :from AND :to OR is_open = 1 THEN 1 END) AS in_scope,
    COUNT(CASE WHEN is_open = 1 AND finished_date IS NOT NULL THEN 1 END) AS open_and_finished
  FROM fact_dossier
) f
