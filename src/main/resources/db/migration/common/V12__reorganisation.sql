-- Reorganisation: which agencies follow which, and figures under today's agencies (as is) beside those of the agency
-- that accepted the dossier (as was).

-- The rows of successors.csv: as read by load-dimensions, and as published.
CREATE TABLE IF NOT EXISTS stage_agency_successor (
  old_agency_code VARCHAR(50) NOT NULL,
  new_agency_code VARCHAR(50) NOT NULL,
  valid_from      DATE NOT NULL,
  share           DECIMAL(7, 6) NOT NULL,
  PRIMARY KEY (old_agency_code, new_agency_code)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS dim_agency_successor (
  old_agency_code VARCHAR(50) NOT NULL,
  new_agency_code VARCHAR(50) NOT NULL,
  valid_from      DATE NOT NULL,
  share           DECIMAL(7, 6) NOT NULL,
  PRIMARY KEY (old_agency_code, new_agency_code)
) ${tableOptions};

-- Successions in force on the business date published, followed to their end.
CREATE TABLE IF NOT EXISTS dim_agency_as_is (
  old_agency_code VARCHAR(50) NOT NULL,
  agency_code     VARCHAR(50) NOT NULL,
  share           DECIMAL(20, 18) NOT NULL,
  PRIMARY KEY (old_agency_code, agency_code)
) ${tableOptions};

-- What today's agencies take over of old ones.
CREATE TABLE IF NOT EXISTS fact_monthly_as_is (
  month_start         DATE NOT NULL,
  old_agency_code     VARCHAR(50) NOT NULL,
  agency_code         VARCHAR(50) NOT NULL,
  dossiers            BIGINT NOT NULL,
  online              BIGINT NOT NULL,
  direct              BIGINT NOT NULL,
  postal              BIGINT NOT NULL,
  channel_unknown     BIGINT NOT NULL,
  channel_missing     BIGINT NOT NULL,
  online_766          BIGINT NOT NULL,
  component_digitised BIGINT NOT NULL,
  result_due          BIGINT NOT NULL,
  result_digitised    BIGINT NOT NULL,
  digitised_766       BIGINT NOT NULL,
  reused              BIGINT NOT NULL,
  obligation          BIGINT NOT NULL,
  obligation_pending  BIGINT NOT NULL,
  exempt              BIGINT NOT NULL,
  cashless            BIGINT NOT NULL,
  non_cash            BIGINT NOT NULL,
  withdrawn           BIGINT NOT NULL,
  amount_due          BIGINT NOT NULL,
  amount_online       BIGINT NOT NULL,
  finished            BIGINT NOT NULL,
  early               BIGINT NOT NULL,
  on_time             BIGINT NOT NULL,
  late                BIGINT NOT NULL,
  no_due_date         BIGINT NOT NULL,
  job_execution_id    BIGINT NOT NULL,
  PRIMARY KEY (month_start, old_agency_code, agency_code)
) ${tableOptions};

-- Open dossiers at agencies that have successors, as the last publish found them: the source keeps no history.
CREATE TABLE IF NOT EXISTS etl_open_at_old_agency (
  dossier_id      VARCHAR(36) NOT NULL PRIMARY KEY,
  old_agency_code VARCHAR(50) NOT NULL
) ${tableOptions};

CREATE TABLE IF NOT EXISTS fact_moved_dossier (
  dossier_id       VARCHAR(36) NOT NULL,
  business_date    DATE NOT NULL,
  dossier_code     VARCHAR(50),
  month_start      DATE NOT NULL,
  old_agency_code  VARCHAR(50) NOT NULL,
  new_agency_code  VARCHAR(50) NOT NULL,
  job_execution_id BIGINT NOT NULL,
  PRIMARY KEY (dossier_id, business_date)
) ${tableOptions};

-- The manner of kpi_part under today's agencies: an old agency's figures stand under those that follow it.
CREATE OR REPLACE VIEW kpi_part_as_is AS
SELECT c.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
       CASE i.indicator
         WHEN 'online' THEN c.online
         WHEN 'online_766' THEN c.online_766
         WHEN 'digitised' THEN c.component_digitised
         WHEN 'digitised_766' THEN c.digitised_766
         WHEN 'reused' THEN c.reused
         WHEN 'result_digitised' THEN c.result_digitised
         WHEN 'cashless' THEN c.cashless
         WHEN 'non_cash' THEN c.non_cash
         ELSE c.finished - c.late
       END AS numerator,
       CASE i.indicator
         WHEN 'result_digitised' THEN c.result_due
         WHEN 'cashless' THEN c.obligation
         WHEN 'non_cash' THEN c.obligation
         WHEN 'on_time' THEN c.finished
         ELSE c.dossiers
       END AS denominator
FROM (SELECT f.month_start, v.agency_code, SUM(f.dossiers) AS dossiers, SUM(f.online) AS online,
             SUM(f.online_766) AS online_766, SUM(f.component_digitised) AS component_digitised,
             SUM(f.digitised_766) AS digitised_766, SUM(f.reused) AS reused, SUM(f.result_due) AS result_due,
             SUM(f.result_digitised) AS result_digitised, SUM(f.obligation) AS obligation,
             SUM(f.cashless) AS cashless, SUM(f.non_cash) AS non_cash, 0 AS finished, 0 AS late
      FROM fact_dossier_monthly f
      JOIN dim_agency v ON v.agency_key = f.agency_key
      WHERE v.in_statistics = 1
        AND NOT EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
      GROUP BY f.month_start, v.agency_code
      UNION ALL
      SELECT d.month_start, v.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SUM(f.finished), SUM(f.late)
      FROM fact_completion_daily f
      JOIN dim_date d ON d.date_key = f.finished_date
      JOIN dim_agency v ON v.agency_key = f.agency_key
      WHERE v.in_statistics = 1
        AND NOT EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
      GROUP BY d.month_start, v.agency_code
      UNION ALL
      SELECT s.month_start, s.agency_code, s.dossiers, s.online, s.online_766, s.component_digitised,
             s.digitised_766, s.reused, s.result_due, s.result_digitised, s.obligation, s.cashless, s.non_cash,
             s.finished, s.late
      FROM fact_monthly_as_is s) c
JOIN dim_agency a ON a.agency_code = c.agency_code AND a.is_current = 1
JOIN kpi_indicator i
  ON i.indicator = 'on_time' AND c.finished > 0 OR i.indicator <> 'on_time' AND c.dossiers > 0;

CREATE OR REPLACE VIEW kpi_monthly_as_is AS
SELECT k.month_start, k.level, k.indicator, k.numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT p.month_start, l.level, p.indicator,
             SUM(p.numerator) AS numerator, SUM(p.denominator) AS denominator
      FROM kpi_part_as_is p JOIN kpi_level l ON l.agency_level = p.level
      GROUP BY p.month_start, l.level, p.indicator) k;

-- Whoever has fewer than 30 is not ranked: one dossier would move it by several places
CREATE OR REPLACE VIEW kpi_monthly_agency_as_is AS
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
            FROM kpi_part_as_is p
            GROUP BY p.month_start, p.indicator, p.agency_code, p.agency_name, p.level) k) r;

-- Dossiers accepted by an agency that others had followed by then are its last row.
CREATE OR REPLACE VIEW kpi_data_quality AS
SELECT k.month_start, k.problem, k.numerator AS affected, k.denominator AS of_total,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT f.month_start, q.problem,
             SUM(CASE q.problem
                   WHEN 'channel_unknown' THEN f.channel_unknown
                   WHEN 'channel_missing' THEN f.channel_missing
                   WHEN 'procedure_unknown' THEN CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END
                   ELSE CASE WHEN l.agency_level IS NULL THEN f.dossiers ELSE 0 END
                 END) AS numerator,
             SUM(f.dossiers) AS denominator
      FROM fact_dossier_monthly f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      LEFT JOIN kpi_level l ON l.level = a.level AND l.agency_level = a.level
      JOIN kpi_problem q ON q.problem IN ('channel_unknown', 'channel_missing', 'procedure_unknown', 'level_unknown')
      WHERE a.in_statistics = 1
      GROUP BY f.month_start, q.problem
      UNION ALL
      SELECT d.month_start, q.problem, SUM(f.no_due_date) AS numerator, SUM(f.finished) AS denominator
      FROM fact_completion_daily f
      JOIN dim_date d ON d.date_key = f.finished_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN kpi_problem q ON q.problem = 'no_due_date'
      WHERE a.in_statistics = 1
      GROUP BY d.month_start, q.problem
      UNION ALL
      SELECT d.month_start, q.problem, SUM(CASE WHEN f.method = 'UNKNOWN' THEN f.requests ELSE 0 END) AS numerator,
             SUM(f.requests) AS denominator
      FROM fact_collection_daily f
      JOIN dim_date d ON d.date_key = f.collected_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      JOIN kpi_problem q ON q.problem = 'method_unknown'
      WHERE a.in_statistics = 1
      GROUP BY d.month_start, q.problem
      UNION ALL
      SELECT d.month_start, q.problem,
             SUM(CASE WHEN f.accepted_date >= e.ended THEN f.dossiers ELSE 0 END) AS numerator,
             SUM(f.dossiers) AS denominator
      FROM fact_dossier_daily f
      JOIN dim_date d ON d.date_key = f.accepted_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      LEFT JOIN (SELECT s.old_agency_code, MIN(s.valid_from) AS ended
                 FROM dim_agency_successor s GROUP BY s.old_agency_code) e ON e.old_agency_code = a.agency_code
      JOIN kpi_problem q ON q.problem = 'agency_ended'
      WHERE a.in_statistics = 1
      GROUP BY d.month_start, q.problem) k;
