-- fact_completion_daily with its dimensions, from :from up to before :until.
SELECT
  f.finished_date, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  p.procedure_code, p.procedure_name, p.field_code, p.field_name,
  [[completion-measures: f.{name}]], f.job_execution_id
FROM fact_completion_daily f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
WHERE f.finished_date >= :from AND f.finished_date < :until
ORDER BY f.finished_date, f.agency_key, f.procedure_key
