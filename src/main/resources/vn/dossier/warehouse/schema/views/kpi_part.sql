-- One row per month, agency version and indicator: numerator and denominator of agencies in statistics. The other kpi
-- views sum it. Nothing is summed here, so that whoever asks for one month reads one. The name of an indicator comes
-- from a table, whose collation goes before that of any literal. A measure that no publish has counted yet is null.
CREATE OR REPLACE VIEW kpi_part AS
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS numerator,
       CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS denominator
FROM fact_agency_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN kpi_indicator i
  ON i.indicator IN ([[dossier-indicators: '{name}']]) AND f.dossiers > 0
    OR i.indicator IN ([[completion-indicators: '{name}']]) AND f.finished > 0
WHERE a.in_statistics = 1
  AND CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} + {denominator} |]] END IS NOT NULL
