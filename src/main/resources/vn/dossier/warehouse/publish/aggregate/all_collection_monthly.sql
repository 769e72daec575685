-- All months of collection: the days counted now, and those out of reach, which stand.
INSERT INTO [[cells]]_collection_monthly (
  [[in-place]] job_execution_id,
  month_start, agency_key, method, requests, amount, fee, charge)
SELECT
  [[in-place]] :jobExecutionId,
  CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM c.collected_date), c.collected_date) AS DATE), c.agency_key, c.method,
  SUM(c.requests), SUM(c.amount), SUM(c.fee), SUM(c.charge)
FROM (
  SELECT collected_date, agency_key, method, SUM(requests) AS requests, SUM(amount) AS amount, SUM(fee) AS fee,
    SUM(charge) AS charge
  FROM [[cells]]_collection_daily
  GROUP BY collected_date, agency_key, method
  [[aside]] UNION ALL SELECT collected_date, agency_key, method, requests, amount, fee, charge
  [[aside]] FROM fact_collection_daily WHERE collected_date <= :reach AND collected_date NOT BETWEEN :from AND :to
) c
GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM c.collected_date), c.collected_date) AS DATE), c.agency_key, c.method
