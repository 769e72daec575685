-- A month of old agencies in statistics, over all procedures and versions: dossiers by month of acceptance,
-- completions by month of finishing.
SELECT u.month_start, u.old_agency_code,
  SUM(u.dossiers) AS dossiers, SUM(u.online) AS online, SUM(u.direct) AS direct,
  SUM(u.postal) AS postal, SUM(u.channel_unknown) AS channel_unknown,
  SUM(u.channel_missing) AS channel_missing, SUM(u.online_766) AS online_766,
  SUM(u.component_digitised) AS component_digitised, SUM(u.result_due) AS result_due,
  SUM(u.result_digitised) AS result_digitised, SUM(u.digitised_766) AS digitised_766,
  SUM(u.reused) AS reused, SUM(u.obligation) AS obligation,
  SUM(u.obligation_pending) AS obligation_pending, SUM(u.exempt) AS exempt,
  SUM(u.cashless) AS cashless, SUM(u.non_cash) AS non_cash, SUM(u.withdrawn) AS withdrawn,
  SUM(u.amount_due) AS amount_due, SUM(u.amount_online) AS amount_online,
  SUM(u.finished) AS finished, SUM(u.early) AS early, SUM(u.on_time) AS on_time,
  SUM(u.late) AS late, SUM(u.no_due_date) AS no_due_date
FROM (
  SELECT f.month_start, v.agency_code AS old_agency_code,
    f.dossiers, f.online, f.direct, f.postal, f.channel_unknown, f.channel_missing, f.online_766,
    f.component_digitised, f.result_due, f.result_digitised, f.digitised_766, f.reused,
    f.obligation, f.obligation_pending, f.exempt, f.cashless, f.non_cash, f.withdrawn,
    f.amount_due, f.amount_online, 0 AS finished, 0 AS early, 0 AS on_time, 0 AS late,
    0 AS no_due_date
  FROM fact_dossier_monthly f
  JOIN dim_agency v ON v.agency_key = f.agency_key
  WHERE f.month_start = :month AND v.in_statistics = 1
    AND EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
  UNION ALL
  SELECT d.month_start, v.agency_code AS old_agency_code,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, f.finished, f.early, f.on_time,
    f.late, f.no_due_date
  FROM fact_completion_daily f
  JOIN dim_date d ON d.date_key = f.finished_date
  JOIN dim_agency v ON v.agency_key = f.agency_key
  WHERE d.month_start = :month AND v.in_statistics = 1
    AND EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
) u
GROUP BY u.month_start, u.old_agency_code
ORDER BY u.old_agency_code
