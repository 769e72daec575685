-- Months of collection that are new or differed.
INSERT INTO fact_collection_monthly (month_start, agency_key, method, requests, amount, fee, charge, job_execution_id)
SELECT s.month_start, s.agency_key, s.method, s.requests, s.amount, s.fee, s.charge, :jobExecutionId
FROM stage_collection_monthly s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_collection_monthly f
  WHERE f.month_start = s.month_start AND f.agency_key = s.agency_key AND f.method = s.method)
