-- All months, counted from the atomic facts, as all days are.
INSERT INTO [[cells]]_dossier_monthly (
  [[in-place]] job_execution_id,
  month_start, agency_key, procedure_key, [[dossier-measures: {name}]], late_in_month)
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  f.accepted_month, f.agency_key, f.procedure_key, [[dossier-measures: {of_facts}]],
  -- Past its due date when the month that received it ended
  COUNT(CASE WHEN f.withdrawn = 0 AND (f.finished_date IS NULL OR f.due_date < f.finished_date)
    AND f.due_date < TIMESTAMPADD(DAY, -1, TIMESTAMPADD(MONTH, 1, f.accepted_month)) THEN 1 END)
FROM fact_dossier f
WHERE f.accepted_date <= :reach
GROUP BY f.accepted_month, f.agency_key, f.procedure_key
