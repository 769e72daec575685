-- All days, counted from the atomic facts. Flags are counted, since sums are decimals, and the facts
-- sorted: a temporary table of all these cells would spill to disk.
INSERT INTO [[cells]]_dossier_daily (
  [[in-place]] job_execution_id,
  [[aside]] month_start,
  accepted_date, agency_key, procedure_key, [[dossier-measures: {name}]])
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  [[aside]] f.accepted_month,
  f.accepted_date, f.agency_key, f.procedure_key, [[dossier-measures: {of_facts}]]
FROM fact_dossier f
WHERE f.accepted_date <= :reach
GROUP BY f.accepted_date, f.accepted_month, f.agency_key, f.procedure_key
