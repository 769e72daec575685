-- How have the three headline shares of the province developed over twelve months?
-- One row per month that has dossiers, oldest first; shares in percent.
WITH asked AS (
  SELECT DATE '2023-10-01' AS last_month  -- CHANGE: the last of the twelve months, by its first day
)
SELECT k.month_start,
       MAX(CASE WHEN k.indicator = 'online' THEN k.denominator END) AS dossiers,
       MAX(CASE WHEN k.indicator = 'online' THEN ROUND(100 * k.rate, 1) END) AS online_percent,
       MAX(CASE WHEN k.indicator = 'digitised' THEN ROUND(100 * k.rate, 1) END) AS digitised_percent,
       MAX(CASE WHEN k.indicator = 'cashless' THEN ROUND(100 * k.rate, 1) END) AS cashless_percent
FROM asked
JOIN kpi_monthly k
  ON k.month_start > asked.last_month - INTERVAL '12' MONTH AND k.month_start <= asked.last_month
WHERE k.level = 'ALL'  -- CHANGE: or PROVINCE, BELOW_PROVINCE, DISTRICT, COMMUNE
GROUP BY k.month_start
ORDER BY k.month_start;
