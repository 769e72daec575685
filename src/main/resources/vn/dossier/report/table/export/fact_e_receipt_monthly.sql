-- fact_e_receipt_monthly with its dimensions, from :from up to before :until.
SELECT
  f.month_start, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  f.provider, f.receipts, f.job_execution_id
FROM fact_e_receipt_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE f.month_start >= :from AND f.month_start < :until
ORDER BY f.month_start, f.agency_key, f.provider
