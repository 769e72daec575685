-- What is open now of what was accepted up to the business date: the source keeps no history.
-- Open facts have no finished day (facts-equal-loaded looks), so the index of these days holds all that is asked.
INSERT INTO stage_backlog_daily (
  snapshot_date, agency_key, open_dossiers, processing, supplement, paused, overdue, taken_on)
SELECT
  :businessDate, f.agency_key, COUNT(*),
  SUM(CASE WHEN f.open_state = 'PROCESSING' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.open_state = 'SUPPLEMENT' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.open_state = 'PAUSED' THEN 1 ELSE 0 END),
  SUM(CASE WHEN f.due_date < :businessDate THEN 1 ELSE 0 END),
  :asOf
FROM fact_dossier f
WHERE f.finished_date IS NULL AND f.is_open = 1 AND f.accepted_date <= :businessDate
GROUP BY f.agency_key
