-- Months of collection that are gone or differ.
DELETE FROM fact_collection_monthly
WHERE NOT EXISTS (
    SELECT 1 FROM stage_collection_monthly s
    WHERE s.month_start = fact_collection_monthly.month_start AND s.agency_key = fact_collection_monthly.agency_key AND s.method = fact_collection_monthly.method
      AND (s.requests, s.amount, s.fee, s.charge)
        = (fact_collection_monthly.requests, fact_collection_monthly.amount, fact_collection_monthly.fee, fact_collection_monthly.charge))
