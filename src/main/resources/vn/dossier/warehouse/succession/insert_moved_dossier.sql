-- Dossiers that were open at an old agency when last published, and are at one that follows it now.
INSERT INTO fact_moved_dossier (
  dossier_id, business_date, dossier_code, month_start, old_agency_code, new_agency_code,
  job_execution_id)
SELECT f.dossier_id, :reach, f.dossier_code, f.accepted_month, o.old_agency_code, v.agency_code,
  :jobExecutionId
FROM etl_open_at_old_agency o
JOIN fact_dossier f ON f.dossier_id = o.dossier_id
JOIN dim_agency v ON v.agency_key = f.agency_key
WHERE v.agency_code <> o.old_agency_code
  AND EXISTS (
    SELECT 1 FROM dim_agency_successor s
    WHERE s.old_agency_code = o.old_agency_code AND s.new_agency_code = v.agency_code
    UNION ALL
    SELECT 1 FROM dim_agency_as_is t
    WHERE t.old_agency_code = o.old_agency_code AND t.agency_code = v.agency_code)
ON DUPLICATE KEY UPDATE
  new_agency_code = VALUES(new_agency_code), job_execution_id = VALUES(job_execution_id)
