-- The same as not-seen-dossiers.sql of a run that reads only the buckets that changed: facts in scope of
-- those, and quarantine of those. :packedMarks has a 1 or a 0 for every bucket, compressed (changed-dossiers.sql): a list of thousands would be searched for each fact.
SELECT u.dossier_id FROM (
  SELECT /*! STRAIGHT_JOIN */ f.dossier_id
  FROM fact_dossier b /*! FORCE INDEX (ix_fact_dossier_code_bucket) */
  JOIN fact_dossier f ON f.dossier_id = b.dossier_id
  WHERE (:after IS NULL OR b.dossier_id > :after)
    AND IFNULL(SUBSTRING(UNCOMPRESS(:packedMarks), 1 + b.code_bucket, 1), '1') = '1'
    AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = b.dossier_id)
    AND f.job_execution_id < :scanId
    AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1)
  UNION
  SELECT r.dossier_id FROM etl_reject r
  JOIN etl_changed_bucket c ON c.code_bucket = r.code_bucket AND c.dossiers_read = 1
  WHERE (:after IS NULL OR r.dossier_id > :after)
    AND r.last_seen_run < :scanId
  UNION
  SELECT p.dossier_id FROM etl_pending_lookup p
  JOIN etl_changed_bucket c ON c.code_bucket = p.code_bucket AND c.dossiers_read = 1
  WHERE (:after IS NULL OR p.dossier_id > :after)
    AND NOT EXISTS (SELECT 1 FROM fact_dossier f WHERE f.dossier_id = p.dossier_id
      AND (f.job_execution_id >= :scanId OR f.is_open = 1 OR f.accepted_date BETWEEN :from AND :to))
    AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = p.dossier_id)
    AND NOT EXISTS (SELECT 1 FROM etl_reject r WHERE r.dossier_id = p.dossier_id)
    AND NOT EXISTS (SELECT 1 FROM etl_verdict_note n WHERE n.dossier_id = p.dossier_id
      AND n.kind = 'EXCLUDED' AND n.noted_run >= :scanId)
) u
ORDER BY u.dossier_id
LIMIT :limit
