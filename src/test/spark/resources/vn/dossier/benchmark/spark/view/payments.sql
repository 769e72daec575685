SELECT
  code, bool_or(counted) AS obligation, bool_or(state <> 'VOID' AND kind = 'AFTER' AND amount <= 0) AS pending,
  bool_or(state <> 'VOID' AND kind = 'EXEMPT') AS exempt, bool_or(paid AND way = 'ONLINE') AS cashless,
  bool_or(paid AND way IN ('ONLINE', 'TRANSFER')) AS non_cash, sum(IF(counted, amount, 0)) AS amount_due,
  sum(IF(paid AND way = 'ONLINE', amount, 0)) AS amount_online,
  sum(IF(paid AND way = 'TRANSFER', amount, 0)) AS amount_transfer,
  sum(IF(paid AND way = 'CASH', amount, 0)) AS amount_cash
FROM (
  SELECT *, counted AND state = 'PAID' AS paid
  FROM (SELECT *, state <> 'VOID' AND kind <> 'EXEMPT' AND amount > 0 AS counted FROM payment))
GROUP BY code
