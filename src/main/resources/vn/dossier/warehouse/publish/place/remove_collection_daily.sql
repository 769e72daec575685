-- Touched cells of collection in reach that are gone or differ, found by their keys.
DELETE FROM fact_collection_daily
WHERE (collected_date, agency_key, procedure_key, method) IN (
    SELECT c.collected_date, c.agency_key, c.procedure_key, c.method FROM etl_touched_collection c
    WHERE c.collected_date BETWEEN :from AND :to)
  AND NOT EXISTS (
    SELECT 1 FROM stage_collection_daily s
    WHERE s.collected_date = fact_collection_daily.collected_date AND s.agency_key = fact_collection_daily.agency_key AND s.procedure_key = fact_collection_daily.procedure_key AND s.method = fact_collection_daily.method
      AND (s.requests, s.dossiers, s.amount, s.fee, s.charge)
        = (fact_collection_daily.requests, fact_collection_daily.dossiers, fact_collection_daily.amount, fact_collection_daily.fee, fact_collection_daily.charge))
