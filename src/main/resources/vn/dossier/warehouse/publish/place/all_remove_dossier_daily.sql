-- All days: cells that are gone or differ.
DELETE FROM fact_dossier_daily
WHERE NOT EXISTS (
    SELECT 1 FROM stage_dossier_daily s
    WHERE s.accepted_date = fact_dossier_daily.accepted_date AND s.agency_key = fact_dossier_daily.agency_key AND s.procedure_key = fact_dossier_daily.procedure_key
      AND ([[dossier-measures: s.{name}]])
        = ([[dossier-measures: fact_dossier_daily.{name}]]))
