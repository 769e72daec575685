-- The touched days, recounted from the atomic facts.
INSERT INTO stage_dossier_daily (
  accepted_date, month_start, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,
  channel_missing, online_766, component_digitised, result_due, result_digitised, digitised_766,
  reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due,
  amount_online)
SELECT
  c.accepted_date, c.month_start, c.agency_key, c.procedure_key, COUNT(*), SUM(f.online),
  SUM(CASE WHEN f.channel = 'DIRECT' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.channel = 'POSTAL' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.channel = 'UNKNOWN' THEN 1 ELSE 0 END), SUM(f.channel_missing),
  SUM(f.online_766), SUM(f.component_digitised), SUM(f.result_due), SUM(f.result_digitised),
  SUM(f.digitised_766), SUM(f.reused), SUM(f.obligation), SUM(f.obligation_pending), SUM(f.exempt),
  SUM(f.cashless), SUM(f.non_cash), SUM(f.withdrawn), SUM(f.amount_due), SUM(f.amount_online)
FROM (SELECT DISTINCT month_start, accepted_date, agency_key, procedure_key
      FROM etl_touched_cell WHERE accepted_date <= :reach) c
JOIN fact_dossier f
  ON f.accepted_month = c.month_start AND f.agency_key = c.agency_key
    AND f.procedure_key = c.procedure_key AND f.accepted_date = c.accepted_date
GROUP BY c.accepted_date, c.month_start, c.agency_key, c.procedure_key
