-- fact_backlog_daily with its dimensions, from :from up to before :until.
SELECT
  f.snapshot_date, a.agency_code, a.agency_name, a.level, a.parent_code, a.in_statistics,
  f.open_dossiers, f.processing, f.supplement, f.paused, f.overdue, f.taken_on, f.job_execution_id
FROM fact_backlog_daily f
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE f.snapshot_date >= :from AND f.snapshot_date < :until
ORDER BY f.snapshot_date, f.agency_key
