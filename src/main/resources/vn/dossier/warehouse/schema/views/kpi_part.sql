-- One row per month, agency version and indicator: numerator and denominator of agencies in statistics. The other kpi
-- views sum it. Each indicator is a branch of its own, so that a question about one reads the facts once. Its name comes
-- from a table, whose collation goes before that of any literal. A measure that no publish has counted yet is null.
CREATE OR REPLACE VIEW kpi_part AS
[[dossier-indicators:
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM({numerator}) AS numerator, SUM({denominator}) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = '{name}' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1 AND {numerator} IS NOT NULL AND {denominator} IS NOT NULL
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
| UNION ALL]]
UNION ALL
[[completion-indicators:
SELECT d.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM({numerator}) AS numerator, SUM({denominator}) AS denominator
FROM kpi_indicator i JOIN fact_completion_daily f ON i.indicator = '{name}'
JOIN dim_date d ON d.date_key = f.finished_date JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1 AND {numerator} IS NOT NULL AND {denominator} IS NOT NULL
GROUP BY d.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
| UNION ALL]]
