-- More views for BI, in the manner of kpi_monthly: agencies in statistics only, rates are sums over sums, rounded
-- half up to 6 decimals, null where the denominator is 0. What each says is in the data dictionary (etl_dictionary).

-- The data dictionary: a row per table, column and view. BI tools show comments, but a view takes none on MySQL.
CREATE TABLE IF NOT EXISTS etl_dictionary (
  object_name VARCHAR(64) NOT NULL,
  column_name VARCHAR(64) NOT NULL,
  kind        VARCHAR(6) NOT NULL,
  place       INT NOT NULL,
  sentence    VARCHAR(1000) NOT NULL,
  source_rule VARCHAR(1000),
  PRIMARY KEY (object_name, column_name)
) ${tableOptions};

-- The indicators. A table, since text of a view may not be compared with a bytewise column on every server.
CREATE TABLE IF NOT EXISTS kpi_indicator (
  indicator VARCHAR(20) NOT NULL PRIMARY KEY
) ${tableOptions};
INSERT INTO kpi_indicator (indicator) VALUES
  ('online'), ('online_766'), ('digitised'), ('digitised_766'), ('reused'), ('result_digitised'),
  ('cashless'), ('non_cash'), ('on_time')
ON DUPLICATE KEY UPDATE indicator = VALUES(indicator);

-- What can be wrong with a dossier that counts.
CREATE TABLE IF NOT EXISTS kpi_problem (
  problem VARCHAR(20) NOT NULL PRIMARY KEY
) ${tableOptions};
INSERT INTO kpi_problem (problem) VALUES
  ('channel_unknown'), ('channel_missing'), ('procedure_unknown'), ('level_unknown'), ('no_due_date'),
  ('method_unknown'), ('agency_ended')
ON DUPLICATE KEY UPDATE problem = VALUES(problem);

CREATE OR REPLACE VIEW kpi_year_to_date AS
SELECT k.month_start, k.level, k.indicator, k.months, k.numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT m.month_start, m.level, m.indicator,
             COUNT(*) OVER (PARTITION BY YEAR(m.month_start), m.level, m.indicator ORDER BY m.month_start) AS months,
             SUM(m.numerator) OVER (PARTITION BY YEAR(m.month_start), m.level, m.indicator ORDER BY m.month_start) AS numerator,
             SUM(m.denominator) OVER (PARTITION BY YEAR(m.month_start), m.level, m.indicator ORDER BY m.month_start) AS denominator
      FROM kpi_monthly m) k;

-- Months are counted as numbers: not every server takes an interval in a frame
CREATE OR REPLACE VIEW kpi_twelve_months AS
SELECT k.month_start, k.level, k.indicator, k.months, k.numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT m.month_start, m.level, m.indicator,
             COUNT(*) OVER (PARTITION BY m.level, m.indicator ORDER BY 12 * YEAR(m.month_start) + MONTH(m.month_start)
               RANGE BETWEEN 11 PRECEDING AND CURRENT ROW) AS months,
             SUM(m.numerator) OVER (PARTITION BY m.level, m.indicator ORDER BY 12 * YEAR(m.month_start) + MONTH(m.month_start)
               RANGE BETWEEN 11 PRECEDING AND CURRENT ROW) AS numerator,
             SUM(m.denominator) OVER (PARTITION BY m.level, m.indicator ORDER BY 12 * YEAR(m.month_start) + MONTH(m.month_start)
               RANGE BETWEEN 11 PRECEDING AND CURRENT ROW) AS denominator
      FROM kpi_monthly m) k;

-- Whoever has fewer than 30 is not ranked: one dossier would move it by several places
CREATE OR REPLACE VIEW kpi_agency_ranking AS
SELECT r.month_start, r.indicator, r.agency_code, r.agency_name, r.level, r.numerator, r.denominator, r.rate, r.small,
       CASE WHEN r.small = 0
         THEN RANK() OVER (PARTITION BY r.month_start, r.indicator ORDER BY r.small, r.rate DESC) END AS rank_in_province,
       CASE WHEN r.small = 0
         THEN RANK() OVER (PARTITION BY r.month_start, r.indicator, r.level ORDER BY r.small, r.rate DESC) END AS rank_in_level
FROM (SELECT k.month_start, k.indicator, k.agency_code, k.agency_name, k.level, k.numerator, k.denominator,
             CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate,
             CASE WHEN k.denominator < 30 THEN 1 ELSE 0 END AS small
      FROM (SELECT p.month_start, p.indicator, p.agency_code, p.agency_name, p.level,
                   SUM(p.numerator) AS numerator, SUM(p.denominator) AS denominator
            FROM kpi_part p
            GROUP BY p.month_start, p.indicator, p.agency_code, p.agency_name, p.level) k) r;

CREATE OR REPLACE VIEW kpi_timeliness AS
SELECT k.month_start, k.agency_code, k.agency_name, k.level, k.finished, k.early, k.on_time, k.no_due_date, k.late,
       CAST(CAST(((2000000 * k.late + k.finished) - MOD((2000000 * k.late + k.finished), (2 * NULLIF(k.finished, 0)))) / (2 * NULLIF(k.finished, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS late_rate
FROM (SELECT d.month_start, a.agency_code, a.agency_name, a.level, SUM(f.finished) AS finished, SUM(f.early) AS early,
             SUM(f.on_time) AS on_time, SUM(f.no_due_date) AS no_due_date, SUM(f.late) AS late
      FROM fact_completion_daily f
      JOIN dim_date d ON d.date_key = f.finished_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1
      GROUP BY d.month_start, a.agency_code, a.agency_name, a.level) k;

CREATE OR REPLACE VIEW kpi_backlog AS
SELECT k.snapshot_date, k.agency_code, k.agency_name, k.level, k.open_dossiers, k.processing, k.supplement, k.paused,
       k.overdue,
       CAST(CAST(((2000000 * k.overdue + k.open_dossiers) - MOD((2000000 * k.overdue + k.open_dossiers), (2 * NULLIF(k.open_dossiers, 0)))) / (2 * NULLIF(k.open_dossiers, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS overdue_rate
FROM (SELECT f.snapshot_date, a.agency_code, a.agency_name, a.level, SUM(f.open_dossiers) AS open_dossiers,
             SUM(f.processing) AS processing, SUM(f.supplement) AS supplement, SUM(f.paused) AS paused,
             SUM(f.overdue) AS overdue
      FROM fact_backlog_daily f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1
      GROUP BY f.snapshot_date, a.agency_code, a.agency_name, a.level) k;

CREATE OR REPLACE VIEW kpi_backlog_ageing AS
SELECT k.as_of, k.agency_code, k.agency_name, k.level,
       COUNT(*) AS open_dossiers,
       SUM(CASE WHEN k.age <= 7 THEN 1 ELSE 0 END) AS days_0_to_7,
       SUM(CASE WHEN k.age BETWEEN 8 AND 30 THEN 1 ELSE 0 END) AS days_8_to_30,
       SUM(CASE WHEN k.age BETWEEN 31 AND 90 THEN 1 ELSE 0 END) AS days_31_to_90,
       SUM(CASE WHEN k.age > 90 THEN 1 ELSE 0 END) AS days_over_90,
       SUM(CASE WHEN k.due_date < k.as_of THEN 1 ELSE 0 END) AS overdue,
       MIN(k.accepted_date) AS oldest_accepted_date
FROM (SELECT p.business_date AS as_of, a.agency_code, a.agency_name, a.level, f.accepted_date, f.due_date,
             TIMESTAMPDIFF(DAY, f.accepted_date, p.business_date) AS age
      FROM etl_freshness p
      JOIN fact_dossier f ON f.accepted_date <= p.business_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE f.is_open = 1 AND a.in_statistics = 1) k
GROUP BY k.as_of, k.agency_code, k.agency_name, k.level;

CREATE OR REPLACE VIEW kpi_collection_monthly AS
SELECT k.month_start, k.level, k.method, k.requests, k.amount, k.fee, k.charge,
       CAST(CAST(((2000000 * k.amount + SUM(k.amount) OVER (PARTITION BY k.month_start, k.level)) - MOD((2000000 * k.amount + SUM(k.amount) OVER (PARTITION BY k.month_start, k.level)), (2 * NULLIF(SUM(k.amount) OVER (PARTITION BY k.month_start, k.level), 0)))) / (2 * NULLIF(SUM(k.amount) OVER (PARTITION BY k.month_start, k.level), 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS amount_rate
FROM (SELECT d.month_start, l.level, f.method, SUM(f.requests) AS requests, SUM(f.amount) AS amount, SUM(f.fee) AS fee,
             SUM(f.charge) AS charge
      FROM fact_collection_daily f
      JOIN dim_date d ON d.date_key = f.collected_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN kpi_level l ON l.agency_level = a.level
      WHERE a.in_statistics = 1
      GROUP BY d.month_start, l.level, f.method) k;

CREATE OR REPLACE VIEW kpi_procedure_without_online AS
SELECT YEAR(f.month_start) AS year_number, p.procedure_code, p.procedure_name, p.field_code, p.field_name,
       p.service_level, SUM(f.dossiers) AS dossiers, COUNT(DISTINCT a.agency_code) AS agencies
FROM fact_dossier_monthly f
JOIN dim_procedure p ON p.procedure_key = f.procedure_key
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1 AND f.procedure_key <> 0
GROUP BY YEAR(f.month_start), p.procedure_code, p.procedure_name, p.field_code, p.field_name, p.service_level
HAVING SUM(f.online) = 0;

CREATE OR REPLACE VIEW kpi_quarantine AS
SELECT r.reason_code, r.agency_code, COUNT(*) AS dossiers, MIN(r.first_seen_at) AS waiting_since
FROM etl_reject r
GROUP BY r.reason_code, r.agency_code;

CREATE OR REPLACE VIEW kpi_dossier AS
SELECT i.indicator, f.accepted_month AS month_start, a.agency_code, a.level, f.dossier_id, f.dossier_code,
       CASE i.indicator
         WHEN 'online' THEN f.online
         WHEN 'online_766' THEN f.online_766
         WHEN 'digitised' THEN f.component_digitised
         WHEN 'digitised_766' THEN f.digitised_766
         WHEN 'reused' THEN f.reused
         WHEN 'result_digitised' THEN f.result_digitised
         WHEN 'cashless' THEN f.cashless
         ELSE f.non_cash
       END AS in_numerator,
       CASE i.indicator
         WHEN 'result_digitised' THEN f.result_due
         WHEN 'cashless' THEN f.obligation
         WHEN 'non_cash' THEN f.obligation
         ELSE 1
       END AS in_denominator
FROM kpi_indicator i
JOIN fact_dossier f ON i.indicator <> 'on_time'
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN etl_freshness p ON f.accepted_date <= p.business_date
WHERE a.in_statistics = 1
UNION ALL
SELECT i.indicator, d.month_start, a.agency_code, a.level, f.dossier_id, f.dossier_code,
       CASE WHEN f.timeliness = 'LATE' THEN 0 ELSE 1 END AS in_numerator, 1 AS in_denominator
FROM kpi_indicator i
JOIN fact_dossier f ON i.indicator = 'on_time' AND f.timeliness IS NOT NULL
JOIN dim_date d ON d.date_key = f.finished_date
JOIN dim_agency a ON a.agency_key = f.agency_key
JOIN etl_freshness p ON f.finished_date <= p.business_date
WHERE a.in_statistics = 1;
