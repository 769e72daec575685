-- Receipt months in reach: cells that are gone or differ.
DELETE FROM fact_e_receipt_monthly
WHERE month_start BETWEEN :firstMonth AND :to
  AND NOT EXISTS (
    SELECT 1 FROM stage_e_receipt_monthly s
    WHERE s.month_start = fact_e_receipt_monthly.month_start AND s.agency_key = fact_e_receipt_monthly.agency_key AND s.provider = fact_e_receipt_monthly.provider
      AND (s.receipts)
        = (fact_e_receipt_monthly.receipts))
