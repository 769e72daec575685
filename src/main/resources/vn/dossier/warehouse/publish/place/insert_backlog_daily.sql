-- The snapshot of the business date. What the source cannot tell now, no later night will know of this day.
INSERT INTO fact_backlog_daily (
  snapshot_date, agency_key, open_dossiers, processing, supplement, paused, overdue, taken_on,
  job_execution_id)
SELECT
  s.snapshot_date, s.agency_key, s.open_dossiers, s.processing, s.supplement, s.paused,
  CASE WHEN u.indicator IS NULL THEN s.overdue END, s.taken_on, :jobExecutionId
FROM stage_backlog_daily s
LEFT JOIN kpi_untold_indicator u ON u.indicator = 'on_time'
