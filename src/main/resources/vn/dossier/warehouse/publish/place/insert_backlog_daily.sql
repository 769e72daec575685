-- The snapshot of the business date.
INSERT INTO fact_backlog_daily (
  snapshot_date, agency_key, open_dossiers, processing, supplement, paused, overdue, taken_on,
  job_execution_id)
SELECT
  snapshot_date, agency_key, open_dossiers, processing, supplement, paused, overdue, taken_on,
  :jobExecutionId
FROM stage_backlog_daily
