-- How have the three headline shares of the province developed over twelve months?
-- One row per month that has dossiers, oldest first; shares in percent. cashless is paid online; the bulletin's share "without
-- cash" (không dùng tiền mặt) has transfers as well, and is the indicator non_cash.
SELECT k.month_start,
       MAX(CASE WHEN k.indicator = 'online' THEN k.denominator END) AS dossiers,
       MAX(CASE WHEN k.indicator = 'online' THEN ROUND(100 * k.rate, 1) END) AS online_percent,
       MAX(CASE WHEN k.indicator = 'digitised' THEN ROUND(100 * k.rate, 1) END) AS digitised_percent,
       MAX(CASE WHEN k.indicator = 'cashless' THEN ROUND(100 * k.rate, 1) END) AS cashless_percent
FROM kpi_monthly k
WHERE k.month_start BETWEEN DATE '2022-11-01' AND DATE '2023-10-01'  -- CHANGE: the first and the last month, by their first days
  AND k.level = 'ALL'  -- CHANGE: or PROVINCE, BELOW_PROVINCE, DISTRICT, COMMUNE
GROUP BY k.month_start
ORDER BY k.month_start;
