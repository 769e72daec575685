-- All months of collection: what is published, what touched cells add to it, and less what they replace.
INSERT INTO stage_collection_monthly (month_start, agency_key, method, requests, amount, fee, charge)
SELECT u.month_start, u.agency_key, u.method, SUM(u.requests), SUM(u.amount), SUM(u.fee), SUM(u.charge)
FROM (
  SELECT month_start, agency_key, method, requests, amount, fee, charge FROM fact_collection_monthly
  UNION ALL
  SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM c.collected_date), c.collected_date) AS DATE), c.agency_key, c.method, c.requests, c.amount, c.fee, c.charge
  FROM stage_collection_daily c
  UNION ALL
  SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM c.collected_date), c.collected_date) AS DATE), c.agency_key, c.method, -f.requests, -f.amount, -f.fee, -f.charge
  FROM etl_touched_collection c
  JOIN fact_collection_daily f
    ON f.collected_date = c.collected_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
      AND f.method = c.method
  WHERE c.collected_date BETWEEN :from AND :to
) u
GROUP BY u.month_start, u.agency_key, u.method
HAVING SUM(u.requests) <> 0
