-- Money collected, of all days in reach: each request once, each dossier once in its cell.
INSERT INTO [[cells]]_collection_daily (
  [[in-place]] job_execution_id,
  collected_date, agency_key, procedure_key, method, requests, dossiers, amount, fee, charge)
SELECT
  [[in-place]] :jobExecutionId,
  collected_date, agency_key, procedure_key, method,
  COUNT(*), COUNT(DISTINCT dossier_id), SUM(amount), SUM(fee), SUM(charge)
FROM stage_collection
WHERE collected_date BETWEEN :from AND :to
GROUP BY collected_date, agency_key, procedure_key, method
