-- Receipt months in reach: cells that are new or differed.
INSERT INTO fact_e_receipt_monthly (
  month_start, agency_key, provider, receipts, job_execution_id)
SELECT
  s.month_start, s.agency_key, s.provider, s.receipts, :jobExecutionId
FROM stage_e_receipt_monthly s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_e_receipt_monthly f
  WHERE f.month_start = s.month_start AND f.agency_key = s.agency_key AND f.provider = s.provider)
