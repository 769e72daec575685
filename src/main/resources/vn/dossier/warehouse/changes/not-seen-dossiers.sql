-- Facts in scope, open ones and quarantine (a replay: quarantine alone), as far as the run has not seen them; and
-- what an earlier night looked up that did not settle. Not UNION ALL: who corrects by hand may leave one in two tables.
SELECT u.dossier_id FROM (
  SELECT f.dossier_id FROM fact_dossier f
  WHERE (:after IS NULL OR f.dossier_id > :after)
    AND f.job_execution_id < :scanId
    AND :scans = 1
    AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1 AND :takesOpen = 1)
    AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = f.dossier_id)
  UNION
  SELECT r.dossier_id FROM etl_reject r
  WHERE (:after IS NULL OR r.dossier_id > :after)
    AND r.last_seen_run < :scanId
    AND :takesQuarantine = 1
    AND (:reason IS NULL OR r.reason_code = :reason)
  UNION
  SELECT p.dossier_id FROM etl_pending_lookup p
  WHERE (:after IS NULL OR p.dossier_id > :after)
    AND :takesOpen = 1
    AND NOT EXISTS (SELECT 1 FROM fact_dossier f WHERE f.dossier_id = p.dossier_id
      AND (f.job_execution_id >= :scanId OR f.is_open = 1 OR f.accepted_date BETWEEN :from AND :to))
    AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = p.dossier_id)
    AND NOT EXISTS (SELECT 1 FROM etl_reject r WHERE r.dossier_id = p.dossier_id)
    AND NOT EXISTS (SELECT 1 FROM etl_verdict_note n WHERE n.dossier_id = p.dossier_id
      AND n.kind = 'EXCLUDED' AND n.noted_run >= :scanId)
) u
ORDER BY u.dossier_id
LIMIT :limit
