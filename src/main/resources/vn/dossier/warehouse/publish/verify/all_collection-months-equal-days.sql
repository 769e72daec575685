-- Months of collection, by method, that are not the sum of the days counted now and of those out of reach.
SELECT COUNT(*) FROM (
  SELECT month_start, method FROM (
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE) AS month_start, f.method, SUM(f.requests) AS requests, SUM(f.amount) AS amount, SUM(f.fee) AS fee,
      SUM(f.charge) AS charge
    FROM [[cells]]_collection_daily f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method
    [[aside]] UNION ALL SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method, f.requests, f.amount, f.fee, f.charge
    [[aside]] FROM fact_collection_daily f WHERE f.collected_date <= :reach AND f.collected_date NOT BETWEEN :from AND :to
    UNION ALL
    SELECT month_start, method, -SUM(requests), -SUM(amount), -SUM(fee), -SUM(charge)
    FROM [[cells]]_collection_monthly GROUP BY month_start, method
  ) both_sides
  GROUP BY month_start, method
  HAVING SUM(requests) <> 0 OR SUM(amount) <> 0 OR SUM(fee) <> 0 OR SUM(charge) <> 0
) differing
