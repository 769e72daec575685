-- The dossiers behind the figures, by indicator; an indicator that nobody defined has none. The month is asked for twice: as it is
-- counted, and as an index of the facts can tell.
CREATE OR REPLACE VIEW kpi_dossier AS
SELECT i.indicator, m.date_key AS month_start, f.agency_code, f.level, f.dossier_id, f.dossier_code,
       CASE i.indicator [[dossier-indicators: WHEN '{name}' THEN {numerator_of_fact} |]]
         [[completion-indicators: WHEN '{name}' THEN {numerator_of_fact} |]] END AS in_numerator,
       CASE i.indicator [[dossier-indicators: WHEN '{name}' THEN {denominator_of_fact} |]]
         [[completion-indicators: WHEN '{name}' THEN {denominator_of_fact} |]] END AS in_denominator
FROM dossier f
JOIN kpi_indicator i
  ON i.indicator IN ([[dossier-indicators: '{name}']])
  OR i.indicator IN ([[completion-indicators: '{name}']]) AND f.finished_month IS NOT NULL
JOIN dim_date m
  ON m.date_key = CASE WHEN i.indicator IN ([[completion-indicators: '{name}']]) THEN f.finished_month ELSE f.month_start END
  AND (f.month_start = m.date_key
       OR f.finished_date >= m.date_key AND f.finished_date < TIMESTAMPADD(MONTH, 1, m.date_key))
WHERE f.in_statistics = 1
