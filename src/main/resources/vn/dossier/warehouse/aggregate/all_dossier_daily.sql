-- All days, counted from the atomic facts.
INSERT INTO stage_dossier_daily (
  accepted_date, month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
  reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
  amount_online)
SELECT
  f.accepted_date, f.accepted_month, f.agency_key, f.procedure_key, COUNT(*), SUM(f.online),
  SUM(CASE WHEN f.channel = 'DIRECT' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.channel = 'POSTAL' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.channel = 'UNKNOWN' THEN 1 ELSE 0 END), SUM(f.channel_missing),
  SUM(f.online_766), SUM(f.component_digitised), SUM(f.result_due), SUM(f.result_digitised),
  SUM(f.digitised_766), SUM(f.reused), SUM(f.obligation), SUM(f.obligation_pending), SUM(f.exempt),
  SUM(f.cashless), SUM(f.non_cash), SUM(f.withdrawn), SUM(f.amount_due), SUM(f.amount_online)
FROM fact_dossier f
WHERE f.accepted_date <= :reach
GROUP BY f.accepted_date, f.accepted_month, f.agency_key, f.procedure_key
