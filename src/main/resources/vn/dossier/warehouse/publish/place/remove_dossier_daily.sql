-- Touched days: cells that are gone or differ, found by their keys.
DELETE FROM fact_dossier_daily
WHERE (accepted_date, agency_key, procedure_key) IN (
    SELECT c.accepted_date, c.agency_key, c.procedure_key FROM etl_touched_cell c
    WHERE c.accepted_date <= :reach)
  AND NOT EXISTS (
    SELECT 1 FROM stage_dossier_daily s
    WHERE s.accepted_date = fact_dossier_daily.accepted_date AND s.agency_key = fact_dossier_daily.agency_key AND s.procedure_key = fact_dossier_daily.procedure_key
      AND ([[dossier-measures: s.{name}]])
        = ([[dossier-measures: fact_dossier_daily.{name}]]))
