-- Days of digitisation in reach: cells that are gone or differ.
DELETE FROM fact_digitised_result_daily
WHERE digitised_date BETWEEN :from AND :to
  AND NOT EXISTS (
    SELECT 1 FROM stage_digitised_result_daily s
    WHERE s.digitised_date = fact_digitised_result_daily.digitised_date AND s.agency_key = fact_digitised_result_daily.agency_key
      AND (s.results, s.historical_results)
        = (fact_digitised_result_daily.results, fact_digitised_result_daily.historical_results))
