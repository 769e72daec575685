-- Facts in scope, open ones and quarantine (a replay: quarantine alone), as far as the run has not met them.
SELECT u.dossier_id FROM (
  SELECT f.dossier_id FROM fact_dossier f
  WHERE (:after IS NULL OR f.dossier_id > :after)
    AND f.job_execution_id < :scanId
    AND :scans = 1
    AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1 AND :takesOpen = 1)
    AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = f.dossier_id)
  UNION ALL
  SELECT r.dossier_id FROM etl_reject r
  WHERE (:after IS NULL OR r.dossier_id > :after)
    AND r.last_seen_run < :scanId
    AND :takesQuarantine = 1
    AND (:reason IS NULL OR r.reason_code = :reason)
) u
ORDER BY u.dossier_id
LIMIT :limit
