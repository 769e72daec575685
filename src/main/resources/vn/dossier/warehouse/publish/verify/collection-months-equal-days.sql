-- Months of collection, by method, that are not the sum of their days as they will be published.
SELECT COUNT(*) FROM (
  SELECT month_start, method FROM (
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE) AS month_start, f.method, SUM(f.requests) AS requests, SUM(f.amount) AS amount, SUM(f.fee) AS fee,
      SUM(f.charge) AS charge
    FROM fact_collection_daily f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method, -SUM(f.requests), -SUM(f.amount), -SUM(f.fee), -SUM(f.charge)
    FROM etl_touched_collection c
    JOIN fact_collection_daily f
      ON f.collected_date = c.collected_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
        AND f.method = c.method
    WHERE c.collected_date BETWEEN :from AND :to
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method, SUM(f.requests), SUM(f.amount), SUM(f.fee), SUM(f.charge)
    FROM stage_collection_daily f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.method
    UNION ALL
    SELECT month_start, method, -SUM(requests), -SUM(amount), -SUM(fee), -SUM(charge)
    FROM stage_collection_monthly GROUP BY month_start, method
  ) both_sides
  GROUP BY month_start, method
  HAVING SUM(requests) <> 0 OR SUM(amount) <> 0 OR SUM(fee) <> 0 OR SUM(charge) <> 0
) differing
