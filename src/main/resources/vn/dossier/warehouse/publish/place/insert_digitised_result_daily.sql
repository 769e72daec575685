-- Days of digitisation in reach: cells that are new or differed.
INSERT INTO fact_digitised_result_daily (
  digitised_date, agency_key, results, historical_results, job_execution_id)
SELECT
  s.digitised_date, s.agency_key, s.results, s.historical_results, :jobExecutionId
FROM stage_digitised_result_daily s
WHERE NOT EXISTS (
  SELECT 1 FROM fact_digitised_result_daily f
  WHERE f.digitised_date = s.digitised_date AND f.agency_key = s.agency_key)
