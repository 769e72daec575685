-- Dossiers that are both a fact and in quarantine.
SELECT COUNT(*) FROM fact_dossier f JOIN etl_reject r ON r.dossier_id = f.dossier_id
