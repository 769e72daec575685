-- Both sides of each published month and agency that this publish is about to change.
SELECT b.month_start, b.agency_key, 0 AS is_after,
  SUM(b.dossiers) AS dossiers, SUM(b.online) AS online, SUM(b.direct) AS direct,
  SUM(b.postal) AS postal, SUM(b.channel_unknown) AS channel_unknown,
  SUM(b.channel_missing) AS channel_missing, SUM(b.online_766) AS online_766,
  SUM(b.component_digitised) AS component_digitised, SUM(b.result_due) AS result_due,
  SUM(b.result_digitised) AS result_digitised, SUM(b.digitised_766) AS digitised_766,
  SUM(b.reused) AS reused, SUM(b.obligation) AS obligation,
  SUM(b.obligation_pending) AS obligation_pending, SUM(b.exempt) AS exempt,
  SUM(b.cashless) AS cashless, SUM(b.non_cash) AS non_cash, SUM(b.withdrawn) AS withdrawn,
  SUM(b.amount_due) AS amount_due, SUM(b.amount_online) AS amount_online
FROM fact_dossier_monthly b
WHERE b.month_start < :until AND b.month_start <= :publishedBefore
  AND EXISTS (
    SELECT 1 FROM etl_touched_cell c
    WHERE c.month_start = b.month_start AND c.agency_key = b.agency_key
      AND c.procedure_key = b.procedure_key AND c.accepted_date <= :reach)
GROUP BY b.month_start, b.agency_key
UNION ALL
SELECT a.month_start, a.agency_key, 1 AS is_after,
  SUM(a.dossiers) AS dossiers, SUM(a.online) AS online, SUM(a.direct) AS direct,
  SUM(a.postal) AS postal, SUM(a.channel_unknown) AS channel_unknown,
  SUM(a.channel_missing) AS channel_missing, SUM(a.online_766) AS online_766,
  SUM(a.component_digitised) AS component_digitised, SUM(a.result_due) AS result_due,
  SUM(a.result_digitised) AS result_digitised, SUM(a.digitised_766) AS digitised_766,
  SUM(a.reused) AS reused, SUM(a.obligation) AS obligation,
  SUM(a.obligation_pending) AS obligation_pending, SUM(a.exempt) AS exempt,
  SUM(a.cashless) AS cashless, SUM(a.non_cash) AS non_cash, SUM(a.withdrawn) AS withdrawn,
  SUM(a.amount_due) AS amount_due, SUM(a.amount_online) AS amount_online
FROM stage_dossier_monthly a
WHERE a.month_start < :until AND a.month_start <= :publishedBefore
GROUP BY a.month_start, a.agency_key
