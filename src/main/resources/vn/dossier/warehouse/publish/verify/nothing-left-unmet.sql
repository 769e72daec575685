-- The same as all_nothing-left-unmet of a run that reads only what changed: facts in scope of the buckets that it reads,
-- which an index tells; what was met is left out before its fact is looked up. :packedMarks has a 1 or a 0 for every bucket, compressed (changed-dossiers.sql): a list of thousands would be
-- searched for each fact.
SELECT
  (SELECT /*! STRAIGHT_JOIN */ COUNT(*)
   FROM fact_dossier b /*! FORCE INDEX (ix_fact_dossier_code_bucket) */
   JOIN fact_dossier f ON f.dossier_id = b.dossier_id
   WHERE :bucketsRead = 1 AND IFNULL(SUBSTRING(UNCOMPRESS(:packedMarks), 1 + b.code_bucket, 1), '1') = '1'
     AND NOT EXISTS (SELECT 1 FROM etl_sighting s WHERE s.dossier_id = b.dossier_id)
     AND f.job_execution_id < :scanId
     AND (f.accepted_date BETWEEN :from AND :to OR f.is_open = 1))
  + (SELECT COUNT(*) FROM etl_reject WHERE last_seen_run < :scanId)
