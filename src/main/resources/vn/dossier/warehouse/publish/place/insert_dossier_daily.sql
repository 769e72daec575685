-- Touched days: cells that are new or differed.
INSERT INTO fact_dossier_daily (
  accepted_date, agency_key, procedure_key, [[dossier-measures: {name}]], job_execution_id)
SELECT
  s.accepted_date, s.agency_key, s.procedure_key, [[dossier-measures: s.{name}]], :jobExecutionId
FROM stage_dossier_daily s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_dossier_daily f
  WHERE f.accepted_date = s.accepted_date AND f.agency_key = s.agency_key AND f.procedure_key = s.procedure_key)
