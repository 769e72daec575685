-- All months, counted from the atomic facts, as all days are.
INSERT INTO [[cells]]_dossier_monthly (
  [[in-place]] job_execution_id,
  month_start, agency_key, procedure_key, [[dossier-measures: {name}]])
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  f.accepted_month, f.agency_key, f.procedure_key, [[dossier-measures: {of_facts}]]
FROM fact_dossier f
WHERE f.accepted_date <= :reach
GROUP BY f.accepted_month, f.agency_key, f.procedure_key
