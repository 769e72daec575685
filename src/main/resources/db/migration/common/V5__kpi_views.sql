-- Views for BI (design.md section 5): rates are sums over sums, null where the denominator is 0.

-- Which agency levels a level of the figures holds; BELOW_PROVINCE is the bulletin's "cấp huyện".
-- A table, since text of a view may not be compared with a bytewise column on every server.
CREATE TABLE IF NOT EXISTS kpi_level (
  level        VARCHAR(14) NOT NULL,
  agency_level VARCHAR(10) NOT NULL,
  PRIMARY KEY (level, agency_level)
) ${tableOptions};
INSERT IGNORE INTO kpi_level VALUES
  ('ALL', 'PROVINCE'), ('ALL', 'DISTRICT'), ('ALL', 'COMMUNE'), ('ALL', 'UNKNOWN'),
  ('PROVINCE', 'PROVINCE'),
  ('BELOW_PROVINCE', 'DISTRICT'), ('BELOW_PROVINCE', 'COMMUNE'),
  ('DISTRICT', 'DISTRICT'),
  ('COMMUNE', 'COMMUNE');

-- One row per month, agency version and indicator: numerator and denominator of agencies in statistics.
-- on_time counts by finished month, all others by accepted month. The other kpi views sum it.
CREATE OR REPLACE VIEW kpi_part AS
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'online' AS indicator,
       SUM(f.online) AS numerator, SUM(f.dossiers) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'online_766' AS indicator,
       SUM(f.online_766) AS numerator, SUM(f.dossiers) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'digitised' AS indicator,
       SUM(f.component_digitised) AS numerator, SUM(f.dossiers) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'digitised_766' AS indicator,
       SUM(f.digitised_766) AS numerator, SUM(f.dossiers) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'reused' AS indicator,
       SUM(f.reused) AS numerator, SUM(f.dossiers) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'result_digitised' AS indicator,
       SUM(f.result_digitised) AS numerator, SUM(f.result_due) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'cashless' AS indicator,
       SUM(f.cashless) AS numerator, SUM(f.obligation) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT f.month_start, a.agency_code, a.agency_name, a.level, 'non_cash' AS indicator,
       SUM(f.non_cash) AS numerator, SUM(f.obligation) AS denominator
FROM fact_dossier_monthly f JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_key, a.agency_code, a.agency_name, a.level
UNION ALL
SELECT d.month_start, a.agency_code, a.agency_name, a.level, 'on_time' AS indicator,
       SUM(f.early + f.on_time + f.no_due_date) AS numerator, SUM(f.finished) AS denominator
FROM fact_completion_daily f JOIN dim_date d ON d.date_key = f.finished_date JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY d.month_start, a.agency_key, a.agency_code, a.agency_name, a.level;

-- One row per month, level and indicator, where the level has dossiers (for on_time: finished ones) in the month.
CREATE OR REPLACE VIEW kpi_monthly AS
SELECT k.month_start, k.level, k.indicator, k.numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT p.month_start, l.level, p.indicator,
             SUM(p.numerator) AS numerator, SUM(p.denominator) AS denominator
      FROM kpi_part p JOIN kpi_level l ON l.agency_level = p.level
      GROUP BY p.month_start, l.level, p.indicator) k;

-- One row per month, agency (name of the fact's version) and indicator.
CREATE OR REPLACE VIEW kpi_monthly_agency AS
SELECT k.month_start, k.agency_code, k.agency_name, k.indicator, k.numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT p.month_start, p.agency_code, p.agency_name, p.indicator,
             SUM(p.numerator) AS numerator, SUM(p.denominator) AS denominator
      FROM kpi_part p
      GROUP BY p.month_start, p.agency_code, p.agency_name, p.indicator) k;
