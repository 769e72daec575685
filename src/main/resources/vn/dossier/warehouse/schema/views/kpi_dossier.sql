-- The dossiers behind the figures, by indicator; an indicator that nobody defined has none.
CREATE OR REPLACE VIEW kpi_dossier AS
SELECT i.indicator, f.accepted_month AS month_start, a.agency_code, a.level, f.dossier_id, f.dossier_code,
       CASE i.indicator [[dossier-indicators: WHEN '{name}' THEN {numerator_of_fact} |]] END AS in_numerator,
       CASE i.indicator [[dossier-indicators: WHEN '{name}' THEN {denominator_of_fact} |]] END AS in_denominator
FROM kpi_indicator i
JOIN fact_dossier f ON i.indicator IN ([[dossier-indicators: '{name}']])
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN etl_freshness p ON f.accepted_date <= p.business_date
WHERE a.in_statistics = 1
UNION ALL
SELECT i.indicator, d.month_start, a.agency_code, a.level, f.dossier_id, f.dossier_code,
       CASE i.indicator [[completion-indicators: WHEN '{name}' THEN {numerator_of_fact} |]] END AS in_numerator,
       CASE i.indicator [[completion-indicators: WHEN '{name}' THEN {denominator_of_fact} |]] END AS in_denominator
FROM kpi_indicator i
JOIN fact_dossier f
  ON i.indicator IN ([[completion-indicators: '{name}']]) AND f.timeliness IS NOT NULL
JOIN dim_date d ON d.date_key = f.finished_date
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN etl_freshness p ON f.finished_date <= p.business_date
WHERE a.in_statistics = 1
