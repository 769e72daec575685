-- Digitised results by the day of digitisation.
INSERT INTO stage_digitised_result_daily (digitised_date, agency_key, results, historical_results)
SELECT digitised_date, agency_key, COUNT(*), SUM(historical)
FROM stage_digitised_result
GROUP BY digitised_date, agency_key
