-- Electronic receipts by the month of collection.
INSERT INTO stage_e_receipt_monthly (month_start, agency_key, provider, receipts)
SELECT month_start, agency_key, provider, COUNT(*)
FROM stage_e_receipt
WHERE month_start BETWEEN :firstMonth AND :to
GROUP BY month_start, agency_key, provider
