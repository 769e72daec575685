-- How far quarantine, in the table, is from what the writers counted as rejected.
SELECT ABS(
  (SELECT COUNT(*) FROM etl_reject WHERE last_seen_run >= :scanId)
  - (SELECT COALESCE(SUM(tally), 0) FROM etl_run_tally WHERE run_id = :runId AND kind = 'REJECTED'))
