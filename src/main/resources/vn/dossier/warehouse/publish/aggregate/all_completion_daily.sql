-- All days of completion, counted from the atomic facts, as those of acceptance are.
INSERT INTO [[cells]]_completion_daily (
  [[in-place]] job_execution_id,
  finished_date, agency_key, procedure_key, [[completion-measures: {name}]])
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  f.finished_date, f.agency_key, f.procedure_key, [[completion-measures: {of_facts}]]
FROM fact_dossier f
WHERE f.finished_date <= :reach AND f.withdrawn = 0
GROUP BY f.finished_date, f.agency_key, f.procedure_key
