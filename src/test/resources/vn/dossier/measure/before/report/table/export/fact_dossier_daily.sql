-- fact_dossier_daily with its dimensions, from :from up to before :until.
SELECT
  f.accepted_date, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  p.procedure_code, p.procedure_name, p.field_code, p.field_name,
  f.dossiers, f.online, f.direct, f.postal, f.channel_unknown, f.channel_missing, f.online_766, f.component_digitised,
  f.result_due, f.result_digitised, f.digitised_766, f.reused, f.obligation, f.obligation_pending, f.exempt, f.cashless,
  f.non_cash, f.withdrawn, f.amount_due, f.amount_online, f.job_execution_id
FROM fact_dossier_daily f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
WHERE f.accepted_date >= :from AND f.accepted_date < :until
ORDER BY f.accepted_date, f.agency_key, f.procedure_key
