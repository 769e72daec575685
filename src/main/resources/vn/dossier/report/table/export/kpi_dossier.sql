-- The dossiers behind the figures of the months from :from up to before :until: of the denominators, those that are not in
-- the numerator first. :agency and :indicator are null for all.
SELECT
  k.month_start, k.agency_code, k.indicator, k.in_numerator, k.in_denominator, k.dossier_code, k.dossier_id, k.level
FROM kpi_dossier k
WHERE k.month_start >= :from AND k.month_start < :until AND k.in_denominator = 1
  AND (:agency IS NULL OR k.agency_code = :agency) AND (:indicator IS NULL OR k.indicator = :indicator)
ORDER BY k.month_start, k.agency_code, k.indicator, k.in_numerator, k.dossier_code, k.dossier_id
