-- Open dossiers by age, as of now.
INSERT INTO fact_backlog_ageing (
  agency_key, as_of, open_dossiers, days_0_to_7, days_8_to_30, days_31_to_90, days_over_90, overdue,
  oldest_accepted_date, job_execution_id)
SELECT
  agency_key, as_of, open_dossiers, days_0_to_7, days_8_to_30, days_31_to_90, days_over_90, overdue,
  oldest_accepted_date, :jobExecutionId
FROM stage_backlog_ageing
