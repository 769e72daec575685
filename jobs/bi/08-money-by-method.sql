-- How much money was collected each month, by which method, and how much of it online?
-- One row per month of collection; amounts in VND.
SELECT c.month_start,
       SUM(c.requests) AS requests,
       SUM(c.amount) AS amount,
       SUM(CASE WHEN c.method = 'ONLINE' THEN c.amount ELSE 0 END) AS online,
       SUM(CASE WHEN c.method = 'TRANSFER' THEN c.amount ELSE 0 END) AS by_transfer,
       SUM(CASE WHEN c.method = 'CASH' THEN c.amount ELSE 0 END) AS in_cash,
       SUM(CASE WHEN c.method = 'UNKNOWN' THEN c.amount ELSE 0 END) AS unknown_method,
       ROUND(100.0 * SUM(CASE WHEN c.method = 'ONLINE' THEN c.amount ELSE 0 END) / SUM(c.amount), 1) AS online_percent
FROM kpi_collection_monthly c
WHERE c.month_start BETWEEN DATE '2023-05-01' AND DATE '2023-10-01'  -- CHANGE: the first and the last month, by their first days
  AND c.level = 'ALL'  -- CHANGE: or PROVINCE, BELOW_PROVINCE, DISTRICT, COMMUNE
GROUP BY c.month_start
ORDER BY c.month_start;
