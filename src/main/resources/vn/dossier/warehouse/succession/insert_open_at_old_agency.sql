INSERT INTO etl_open_at_old_agency (dossier_id, old_agency_code)
SELECT f.dossier_id, v.agency_code
FROM fact_dossier f
JOIN dim_agency v ON v.agency_key = f.agency_key
WHERE f.finished_date IS NULL AND f.is_open = 1
  AND EXISTS (SELECT 1 FROM dim_agency_successor s WHERE s.old_agency_code = v.agency_code)
