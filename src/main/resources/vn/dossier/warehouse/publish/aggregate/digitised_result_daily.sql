-- Digitised results by the day of digitisation.
INSERT INTO stage_digitised_result_daily (digitised_date, agency_key, results, historical_results)
SELECT digitised_date, agency_key, COUNT(*), SUM(historical)
FROM stage_digitised_result
WHERE digitised_date BETWEEN :from AND :to
GROUP BY digitised_date, agency_key
