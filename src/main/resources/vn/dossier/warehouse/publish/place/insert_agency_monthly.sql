-- Months of agencies that are new or differed.
INSERT INTO fact_agency_monthly (
  month_start, agency_key, [[dossier-measures: {name}]], [[completion-measures: {name}]],
  fee_dossiers, fee_obligation, fee_cashless, fee_pending, fee_exempt, procedure_unknown, late_in_month, late_so_far, job_execution_id)
SELECT
  s.month_start, s.agency_key, [[dossier-measures: s.{name}]], [[completion-measures: s.{name}]],
  s.fee_dossiers, s.fee_obligation, s.fee_cashless, s.fee_pending, s.fee_exempt, s.procedure_unknown, s.late_in_month,
  s.late_so_far, :jobExecutionId
FROM stage_agency_monthly s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_agency_monthly f WHERE f.month_start = s.month_start AND f.agency_key = s.agency_key)
