-- fact_dossier_daily with its dimensions, from :from up to before :until.
SELECT
  f.accepted_date, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  p.procedure_code, p.procedure_name, p.field_code, p.field_name,
  [[dossier-measures: f.{name}]], f.job_execution_id
FROM fact_dossier_daily f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
WHERE f.accepted_date >= :from AND f.accepted_date < :until
ORDER BY f.accepted_date, f.agency_key, f.procedure_key
