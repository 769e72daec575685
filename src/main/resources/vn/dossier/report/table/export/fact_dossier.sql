-- fact_dossier with its dimensions, from :from up to before :until.
SELECT
  f.dossier_id, f.dossier_code, f.accepted_date, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  p.procedure_code, p.procedure_name, p.field_code, p.field_name,
  f.finished_date, f.due_date, f.status_code, f.channel, f.service_level, f.channel_missing, f.online, f.online_766,
  f.component_digitised, f.result_due, f.result_digitised, f.digitised_766, f.reused, f.obligation, f.obligation_pending,
  f.exempt, f.cashless, f.non_cash, f.withdrawn, f.is_open, f.open_state, f.timeliness, f.amount_due, f.amount_online,
  f.amount_transfer, f.amount_cash, f.rule_set, f.job_execution_id
FROM fact_dossier f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
JOIN etl_freshness e ON f.accepted_date <= e.business_date
WHERE f.accepted_month >= :from AND f.accepted_month < :until
ORDER BY f.accepted_month, f.agency_key, f.procedure_key, f.accepted_date
