-- All months of collection: the days counted now, and those out of reach, which stand.
INSERT INTO [[cells]]_collection_monthly (
  [[in-place]] job_execution_id,
  month_start, agency_key, method, requests, amount, fee, charge)
SELECT
  [[in-place]] :jobExecutionId,
  c.month_start, c.agency_key, c.method, SUM(c.requests), SUM(c.amount), SUM(c.fee), SUM(c.charge)
FROM (
  -- Months at once: days by method are so many groups that a server writes them to disk
  SELECT
    CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE) AS month_start, f.agency_key, f.method,
    SUM(f.requests) AS requests, SUM(f.amount) AS amount, SUM(f.fee) AS fee, SUM(f.charge) AS charge
  FROM [[cells]]_collection_daily f
  GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.agency_key, f.method
  [[aside]] UNION ALL
  [[aside]] SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.agency_key, f.method, SUM(f.requests), SUM(f.amount), SUM(f.fee), SUM(f.charge)
  [[aside]] FROM fact_collection_daily f WHERE f.collected_date <= :reach AND f.collected_date NOT BETWEEN :from AND :to
  [[aside]] GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.collected_date), f.collected_date) AS DATE), f.agency_key, f.method
) c
GROUP BY c.month_start, c.agency_key, c.method
