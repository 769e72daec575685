-- How far the snapshot is from the open facts; nothing to compare when it was taken before.
SELECT ABS(
  (SELECT COUNT(*) FROM fact_dossier WHERE finished_date IS NULL AND is_open = 1 AND accepted_date <= :businessDate)
  - (SELECT COALESCE(SUM(open_dossiers), 0) FROM stage_backlog_daily)) * :takesBacklog
