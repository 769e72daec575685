-- All months, counted from the atomic facts, as all days are.
INSERT INTO [[cells]]_dossier_monthly (
  [[in-place]] job_execution_id,
  month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
  reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
  amount_online)
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  f.accepted_month, f.agency_key, f.procedure_key, COUNT(*), COUNT(NULLIF(f.online, 0)),
  COUNT(CASE WHEN f.channel = 'DIRECT' THEN 1 END),
  COUNT(CASE WHEN f.channel = 'POSTAL' THEN 1 END),
  COUNT(CASE WHEN f.channel = 'UNKNOWN' THEN 1 END), COUNT(NULLIF(f.channel_missing, 0)),
  COUNT(NULLIF(f.online_766, 0)), COUNT(NULLIF(f.component_digitised, 0)),
  COUNT(NULLIF(f.result_due, 0)), COUNT(NULLIF(f.result_digitised, 0)),
  COUNT(NULLIF(f.digitised_766, 0)), COUNT(NULLIF(f.reused, 0)), COUNT(NULLIF(f.obligation, 0)),
  COUNT(NULLIF(f.obligation_pending, 0)), COUNT(NULLIF(f.exempt, 0)), COUNT(NULLIF(f.cashless, 0)),
  COUNT(NULLIF(f.non_cash, 0)), COUNT(NULLIF(f.withdrawn, 0)), SUM(f.amount_due),
  SUM(f.amount_online)
FROM fact_dossier f
WHERE f.accepted_date <= :reach
GROUP BY f.accepted_month, f.agency_key, f.procedure_key
