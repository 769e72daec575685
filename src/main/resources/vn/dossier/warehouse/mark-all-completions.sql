-- A run that verifies everything touches every cell that a fact or a published row shows.
INSERT IGNORE INTO etl_touched_completion (finished_date, agency_key, procedure_key, partition_name)
SELECT f.finished_date, f.agency_key, f.procedure_key, 'all'
FROM fact_dossier f
WHERE f.finished_date IS NOT NULL AND f.withdrawn = 0
UNION
SELECT d.finished_date, d.agency_key, d.procedure_key, 'all'
FROM fact_completion_daily d
