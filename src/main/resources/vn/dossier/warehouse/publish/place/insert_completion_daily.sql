-- Touched days of completion: cells that are new or differed.
INSERT INTO fact_completion_daily (
  finished_date, agency_key, procedure_key, [[completion-measures: {name}]],
  job_execution_id)
SELECT
  s.finished_date, s.agency_key, s.procedure_key, [[completion-measures: s.{name}]], :jobExecutionId
FROM stage_completion_daily s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_completion_daily f
  WHERE f.finished_date = s.finished_date AND f.agency_key = s.agency_key AND f.procedure_key = s.procedure_key)
