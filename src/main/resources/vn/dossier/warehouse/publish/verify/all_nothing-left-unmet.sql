-- Facts in scope, and rejects, that neither the scan nor the look-up saw.
SELECT
  (SELECT COUNT(*) FROM fact_dossier f
   WHERE f.job_execution_id < :scanId
     AND :scans = 1
     AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1 AND :takesOpen = 1)
     AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = f.dossier_id))
  + (SELECT COUNT(*) FROM etl_reject
     WHERE last_seen_run < :scanId AND :takesQuarantine = 1
       AND (:reason IS NULL OR reason_code = :reason))
