-- All days, counted from the atomic facts. Flags are counted, since sums are decimals, and the facts
-- sorted: a temporary table of all these cells would spill to disk.
INSERT INTO [[cells]]_dossier_daily (
  [[in-place]] job_execution_id,
  [[aside]] month_start,
  accepted_date, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
  reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
  amount_online)
SELECT /*! SQL_BIG_RESULT */
  [[in-place]] :jobExecutionId,
  [[aside]] f.accepted_month,
  f.accepted_date, f.agency_key, f.procedure_key, COUNT(*),
  COUNT(NULLIF(f.online, 0)), COUNT(CASE WHEN f.channel = 'DIRECT' THEN 1 END),
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
GROUP BY f.accepted_date, f.accepted_month, f.agency_key, f.procedure_key
