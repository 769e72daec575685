-- All months: cells that are gone or differ.
DELETE FROM fact_dossier_monthly
WHERE NOT EXISTS (
    SELECT 1 FROM stage_dossier_monthly s
    WHERE s.month_start = fact_dossier_monthly.month_start AND s.agency_key = fact_dossier_monthly.agency_key AND s.procedure_key = fact_dossier_monthly.procedure_key
      AND ([[dossier-measures: s.{name}]], s.late_in_month)
        = ([[dossier-measures: fact_dossier_monthly.{name}]], fact_dossier_monthly.late_in_month))
