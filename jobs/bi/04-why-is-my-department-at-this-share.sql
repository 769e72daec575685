-- Why is my department at this share: which of its dossiers were not paid online though there was something to pay, and why?
-- One row per dossier of the denominator that is not in the numerator, with the share that they explain, and why it does not
-- count (in words: kpi_label; for on_time it is LATE, and indicators not named below have no reason). Whoever has the settings of the night reads the
-- whole story of one: java -jar dossier-etl.jar explain DOSSIER_CODE
SELECT r.agency_name, r.numerator, r.denominator, ROUND(100 * r.rate, 1) AS share_percent, k.dossier_code,
       CASE k.indicator WHEN 'cashless' THEN d.cashless_why_not WHEN 'online' THEN d.online_why_not
                        WHEN 'digitised' THEN d.digitised_why_not WHEN 'on_time' THEN d.timeliness END AS why
FROM kpi_dossier k
JOIN kpi_agency_ranking r
  ON r.month_start = k.month_start AND r.agency_code = k.agency_code AND r.indicator = k.indicator
JOIN dossier d
  ON d.dossier_id = k.dossier_id AND d.agency_code = k.agency_code
  -- What kpi_dossier says anyway, as a server finds it without going through all dossiers
  AND (k.indicator NOT IN ('on_time', 'same_day') AND d.month_start = k.month_start
       OR k.indicator IN ('on_time', 'same_day')
         AND d.finished_date >= k.month_start AND d.finished_date < TIMESTAMPADD(MONTH, 1, k.month_start))
WHERE k.month_start = DATE '2023-10-01'  -- CHANGE: the month, by its first day
  AND k.agency_code = 'SYT'     -- CHANGE: the agency, by its code in dim_agency
  AND k.indicator = 'cashless'  -- CHANGE: or online, digitised, on_time, ...
  AND k.in_denominator = 1
  AND k.in_numerator = 0
ORDER BY k.dossier_code;
