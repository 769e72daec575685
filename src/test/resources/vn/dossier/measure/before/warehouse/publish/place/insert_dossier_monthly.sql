-- Months of touched days: cells that are new or differed.
INSERT INTO fact_dossier_monthly (
  month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
  reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
  amount_online, job_execution_id)
SELECT
  s.month_start, s.agency_key, s.procedure_key, s.dossiers, s.online, s.direct, s.postal,
  s.channel_unknown, s.channel_missing, s.online_766, s.component_digitised, s.result_due,
  s.result_digitised, s.digitised_766, s.reused, s.obligation, s.obligation_pending, s.exempt,
  s.cashless, s.non_cash, s.withdrawn, s.amount_due, s.amount_online, :jobExecutionId
FROM stage_dossier_monthly s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_dossier_monthly f
  WHERE f.month_start = s.month_start AND f.agency_key = s.agency_key AND f.procedure_key = s.procedure_key)
