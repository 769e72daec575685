-- The months of touched days, recounted from the atomic facts.
INSERT INTO stage_dossier_monthly (
  month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
  reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
  amount_online)
SELECT /*! SQL_BIG_RESULT */
  c.month_start, c.agency_key, c.procedure_key, COUNT(*), COUNT(NULLIF(f.online, 0)),
  COUNT(CASE WHEN f.channel = 'DIRECT' THEN 1 END),
  COUNT(CASE WHEN f.channel = 'POSTAL' THEN 1 END),
  COUNT(CASE WHEN f.channel = 'UNKNOWN' THEN 1 END), COUNT(NULLIF(f.channel_missing, 0)),
  COUNT(NULLIF(f.online_766, 0)), COUNT(NULLIF(f.component_digitised, 0)),
  COUNT(NULLIF(f.result_due, 0)), COUNT(NULLIF(f.result_digitised, 0)),
  COUNT(NULLIF(f.digitised_766, 0)), COUNT(NULLIF(f.reused, 0)), COUNT(NULLIF(f.obligation, 0)),
  COUNT(NULLIF(f.obligation_pending, 0)), COUNT(NULLIF(f.exempt, 0)), COUNT(NULLIF(f.cashless, 0)),
  COUNT(NULLIF(f.non_cash, 0)), COUNT(NULLIF(f.withdrawn, 0)), SUM(f.amount_due),
  SUM(f.amount_online)
FROM (SELECT DISTINCT month_start, agency_key, procedure_key
      FROM etl_touched_cell WHERE accepted_date <= :reach) c
JOIN fact_dossier f
  ON f.accepted_month = c.month_start AND f.agency_key = c.agency_key
    AND f.procedure_key = c.procedure_key
WHERE f.accepted_date <= :reach
GROUP BY c.month_start, c.agency_key, c.procedure_key
