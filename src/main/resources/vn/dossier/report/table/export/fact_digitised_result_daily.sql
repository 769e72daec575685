-- fact_digitised_result_daily with its dimensions, from :from up to before :until.
SELECT
  f.digitised_date, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  f.results, f.historical_results, f.job_execution_id
FROM fact_digitised_result_daily f
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE f.digitised_date >= :from AND f.digitised_date < :until
ORDER BY f.digitised_date, f.agency_key
