-- Months of touched days: cells that are new or differed.
INSERT INTO fact_dossier_monthly (
  month_start, agency_key, procedure_key, [[dossier-measures: {name}]], late_in_month, job_execution_id)
SELECT
  s.month_start, s.agency_key, s.procedure_key, [[dossier-measures: s.{name}]], s.late_in_month, :jobExecutionId
FROM stage_dossier_monthly s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_dossier_monthly f
  WHERE f.month_start = s.month_start AND f.agency_key = s.agency_key AND f.procedure_key = s.procedure_key)
