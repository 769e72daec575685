-- A label that stands in a view keeps the collation of the connection that migrated, and a comparison with it fails on
-- every connection of another one. Here it comes from a table, whose collation goes before that of any literal.

-- One row per month, agency version and indicator: numerator and denominator of agencies in statistics.
-- on_time counts by finished month, all others by accepted month. The other kpi views sum it.
-- Each indicator is a branch of its own, so that a question about one reads the facts once.
CREATE OR REPLACE VIEW kpi_part AS
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.online) AS numerator, SUM(f.dossiers) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'online' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.online_766) AS numerator, SUM(f.dossiers) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'online_766' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.component_digitised) AS numerator, SUM(f.dossiers) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'digitised' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.digitised_766) AS numerator, SUM(f.dossiers) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'digitised_766' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.reused) AS numerator, SUM(f.dossiers) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'reused' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.result_digitised) AS numerator, SUM(f.result_due) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'result_digitised' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.cashless) AS numerator, SUM(f.obligation) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'cashless' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.non_cash) AS numerator, SUM(f.obligation) AS denominator
FROM kpi_indicator i JOIN fact_dossier_monthly f ON i.indicator = 'non_cash' JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator
UNION ALL
SELECT d.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       SUM(f.early + f.on_time + f.no_due_date) AS numerator, SUM(f.finished) AS denominator
FROM kpi_indicator i JOIN fact_completion_daily f ON i.indicator = 'on_time'
JOIN dim_date d ON d.date_key = f.finished_date JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY d.month_start, a.agency_key, a.agency_code, a.agency_name, a.level, i.indicator;
