-- fact_dossier_monthly with its dimensions, from :from up to before :until.
SELECT
  f.month_start, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  p.procedure_code, p.procedure_name, p.field_code, p.field_name,
  [[dossier-measures: f.{name}]], f.job_execution_id
FROM fact_dossier_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
WHERE f.month_start >= :from AND f.month_start < :until
ORDER BY f.month_start, f.agency_key, f.procedure_key
