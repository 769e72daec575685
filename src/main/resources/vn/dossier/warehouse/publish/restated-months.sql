-- Months and agencies that this publish is about to change, each twice over all procedures: as
-- published now, and as it will be, which is what is staged and what no touched cell replaces.
SELECT s.month_start, s.agency_key, s.is_after,
  SUM(s.dossiers) AS dossiers, SUM(s.online) AS online, SUM(s.direct) AS direct,
  SUM(s.postal) AS postal, SUM(s.channel_unknown) AS channel_unknown,
  SUM(s.channel_missing) AS channel_missing, SUM(s.online_766) AS online_766,
  SUM(s.component_digitised) AS component_digitised, SUM(s.result_due) AS result_due,
  SUM(s.result_digitised) AS result_digitised, SUM(s.digitised_766) AS digitised_766,
  SUM(s.reused) AS reused, SUM(s.obligation) AS obligation,
  SUM(s.obligation_pending) AS obligation_pending, SUM(s.exempt) AS exempt,
  SUM(s.cashless) AS cashless, SUM(s.non_cash) AS non_cash, SUM(s.withdrawn) AS withdrawn,
  SUM(s.amount_due) AS amount_due, SUM(s.amount_online) AS amount_online
FROM (
  SELECT f.month_start, f.agency_key, 0 AS is_after,
    f.dossiers, f.online, f.direct, f.postal, f.channel_unknown, f.channel_missing, f.online_766,
    f.component_digitised, f.result_due, f.result_digitised, f.digitised_766, f.reused,
    f.obligation, f.obligation_pending, f.exempt, f.cashless, f.non_cash, f.withdrawn,
    f.amount_due, f.amount_online
  FROM fact_dossier_monthly f
  UNION ALL
  SELECT f.month_start, f.agency_key, 1 AS is_after,
    f.dossiers, f.online, f.direct, f.postal, f.channel_unknown, f.channel_missing, f.online_766,
    f.component_digitised, f.result_due, f.result_digitised, f.digitised_766, f.reused,
    f.obligation, f.obligation_pending, f.exempt, f.cashless, f.non_cash, f.withdrawn,
    f.amount_due, f.amount_online
  FROM fact_dossier_monthly f
  WHERE :all = 0 AND NOT EXISTS (
    SELECT 1 FROM etl_touched_cell c
    WHERE c.month_start = f.month_start AND c.agency_key = f.agency_key
      AND c.procedure_key = f.procedure_key AND c.accepted_date <= :reach)
  UNION ALL
  SELECT a.month_start, a.agency_key, 1 AS is_after,
    a.dossiers, a.online, a.direct, a.postal, a.channel_unknown, a.channel_missing, a.online_766,
    a.component_digitised, a.result_due, a.result_digitised, a.digitised_766, a.reused,
    a.obligation, a.obligation_pending, a.exempt, a.cashless, a.non_cash, a.withdrawn,
    a.amount_due, a.amount_online
  FROM stage_dossier_monthly a
) s
WHERE (:all = 1 OR EXISTS (
    SELECT 1 FROM etl_touched_cell t
    WHERE t.month_start = s.month_start AND t.agency_key = s.agency_key
      AND t.accepted_date <= :reach))
  AND s.month_start < :until AND s.month_start <= :publishedBefore
GROUP BY s.month_start, s.agency_key, s.is_after
