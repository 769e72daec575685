-- What the views sum, kept by month and agency; and what each publish has shown, for ever.

-- One row per month and agency version: the measures of fact_dossier_monthly and fact_completion_daily over all procedures, and what
-- needs a look at a procedure (fee_, procedure_unknown) or at due dates (late_). A measure that no publish has counted yet is null.
CREATE TABLE IF NOT EXISTS fact_agency_monthly (
  month_start         DATE NOT NULL,
  agency_key          BIGINT NOT NULL,
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
  amount_due          DECIMAL(24, 0) NOT NULL,
  amount_online       DECIMAL(24, 0) NOT NULL,
  finished            BIGINT NOT NULL,
  early               BIGINT NOT NULL,
  on_time             BIGINT NOT NULL,
  late                BIGINT NOT NULL,
  no_due_date         BIGINT NOT NULL,
  express             BIGINT,
  fee_dossiers        BIGINT NOT NULL,
  fee_obligation      BIGINT NOT NULL,
  fee_cashless        BIGINT NOT NULL,
  fee_pending         BIGINT NOT NULL,
  fee_exempt          BIGINT NOT NULL,
  procedure_unknown   BIGINT NOT NULL,
  late_in_month       BIGINT,
  late_so_far         BIGINT,
  job_execution_id    BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_agency_monthly (
  month_start         DATE NOT NULL,
  agency_key          BIGINT NOT NULL,
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
  amount_due          DECIMAL(24, 0) NOT NULL,
  amount_online       DECIMAL(24, 0) NOT NULL,
  finished            BIGINT NOT NULL,
  early               BIGINT NOT NULL,
  on_time             BIGINT NOT NULL,
  late                BIGINT NOT NULL,
  no_due_date         BIGINT NOT NULL,
  express             BIGINT,
  fee_dossiers        BIGINT NOT NULL,
  fee_obligation      BIGINT NOT NULL,
  fee_cashless        BIGINT NOT NULL,
  fee_pending         BIGINT NOT NULL,
  fee_exempt          BIGINT NOT NULL,
  procedure_unknown   BIGINT NOT NULL,
  late_in_month       BIGINT,
  late_so_far         BIGINT,
  PRIMARY KEY (month_start, agency_key)
) ${tableOptions};

-- What is published now; once, though a migration that broke off is repeated. A null among the measures makes the sum null.
INSERT IGNORE INTO fact_agency_monthly (
  month_start, agency_key, dossiers, online, direct, postal, channel_unknown, channel_missing, online_766, component_digitised,
  result_due, result_digitised, digitised_766, reused, obligation, obligation_pending, exempt, cashless, non_cash, withdrawn,
  amount_due, amount_online, finished, early, on_time, late, no_due_date, express, fee_dossiers, fee_obligation, fee_cashless,
  fee_pending, fee_exempt, procedure_unknown, late_in_month, job_execution_id)
SELECT u.month_start, u.agency_key, SUM(u.dossiers), SUM(u.online), SUM(u.direct), SUM(u.postal), SUM(u.channel_unknown),
       SUM(u.channel_missing), SUM(u.online_766), SUM(u.component_digitised), SUM(u.result_due), SUM(u.result_digitised),
       SUM(u.digitised_766), SUM(u.reused), SUM(u.obligation), SUM(u.obligation_pending), SUM(u.exempt), SUM(u.cashless),
       SUM(u.non_cash), SUM(u.withdrawn), SUM(u.amount_due), SUM(u.amount_online), SUM(u.finished), SUM(u.early), SUM(u.on_time),
       SUM(u.late), SUM(u.no_due_date), CASE WHEN COUNT(u.express) = COUNT(*) THEN SUM(u.express) END, SUM(u.fee_dossiers),
       SUM(u.fee_obligation), SUM(u.fee_cashless), SUM(u.fee_pending), SUM(u.fee_exempt), SUM(u.procedure_unknown),
       CASE WHEN COUNT(u.late_in_month) = COUNT(*) THEN SUM(u.late_in_month) END, MAX(p.job_execution_id)
FROM (SELECT f.month_start, f.agency_key, SUM(f.dossiers) AS dossiers, SUM(f.online) AS online, SUM(f.direct) AS direct,
             SUM(f.postal) AS postal, SUM(f.channel_unknown) AS channel_unknown, SUM(f.channel_missing) AS channel_missing,
             SUM(f.online_766) AS online_766, SUM(f.component_digitised) AS component_digitised,
             SUM(f.result_due) AS result_due, SUM(f.result_digitised) AS result_digitised,
             SUM(f.digitised_766) AS digitised_766, SUM(f.reused) AS reused, SUM(f.obligation) AS obligation,
             SUM(f.obligation_pending) AS obligation_pending, SUM(f.exempt) AS exempt, SUM(f.cashless) AS cashless,
             SUM(f.non_cash) AS non_cash, SUM(f.withdrawn) AS withdrawn, SUM(f.amount_due) AS amount_due,
             SUM(f.amount_online) AS amount_online, 0 AS finished, 0 AS early, 0 AS on_time, 0 AS late, 0 AS no_due_date,
             0 AS express, SUM(r.has_fee * f.dossiers) AS fee_dossiers, SUM(r.has_fee * f.obligation) AS fee_obligation,
             SUM(r.has_fee * f.cashless) AS fee_cashless, SUM(r.has_fee * f.obligation_pending) AS fee_pending,
             SUM(r.has_fee * f.exempt) AS fee_exempt,
             SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END) AS procedure_unknown,
             CASE WHEN COUNT(f.late_in_month) = COUNT(*) THEN SUM(f.late_in_month) END AS late_in_month
      FROM fact_dossier_monthly f
      JOIN dim_procedure r ON r.procedure_key = f.procedure_key
      GROUP BY f.month_start, f.agency_key
      UNION ALL
      SELECT d.month_start, f.agency_key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SUM(f.finished),
             SUM(f.early), SUM(f.on_time), SUM(f.late), SUM(f.no_due_date),
             CASE WHEN COUNT(f.express) = COUNT(*) THEN SUM(f.express) END, 0, 0, 0, 0, 0, 0, 0
      FROM (SELECT finished_date, agency_key, SUM(finished) AS finished, SUM(early) AS early, SUM(on_time) AS on_time,
                   SUM(late) AS late, SUM(no_due_date) AS no_due_date,
                   CASE WHEN COUNT(express) = COUNT(*) THEN SUM(express) END AS express
            FROM fact_completion_daily
            GROUP BY finished_date, agency_key) f
      JOIN dim_date d ON d.date_key = f.finished_date
      GROUP BY d.month_start, f.agency_key) u
JOIN etl_freshness p ON p.job_execution_id IS NOT NULL
GROUP BY u.month_start, u.agency_key;

-- Where a measure has not been counted, no agency knows it: a sum over agencies would take those that have nothing for all.
UPDATE fact_agency_monthly SET express = NULL
WHERE EXISTS (SELECT 1 FROM (SELECT 1 AS cell FROM fact_completion_daily WHERE express IS NULL LIMIT 1) c);
UPDATE fact_agency_monthly SET late_in_month = NULL
WHERE EXISTS (SELECT 1 FROM (SELECT 1 AS cell FROM fact_dossier_monthly WHERE late_in_month IS NULL LIMIT 1) c);

-- One row per month, agency version and method.
CREATE TABLE IF NOT EXISTS fact_collection_monthly (
  month_start      DATE NOT NULL,
  agency_key       BIGINT NOT NULL,
  method           VARCHAR(10) NOT NULL,
  requests         BIGINT NOT NULL,
  amount           DECIMAL(24, 0) NOT NULL,
  fee              DECIMAL(24, 0) NOT NULL,
  charge           DECIMAL(24, 0) NOT NULL,
  job_execution_id BIGINT NOT NULL,
  PRIMARY KEY (month_start, agency_key, method)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_collection_monthly (
  month_start DATE NOT NULL,
  agency_key  BIGINT NOT NULL,
  method      VARCHAR(10) NOT NULL,
  requests    BIGINT NOT NULL,
  amount      DECIMAL(24, 0) NOT NULL,
  fee         DECIMAL(24, 0) NOT NULL,
  charge      DECIMAL(24, 0) NOT NULL,
  PRIMARY KEY (month_start, agency_key, method)
) ${tableOptions};

INSERT IGNORE INTO fact_collection_monthly (month_start, agency_key, method, requests, amount, fee, charge, job_execution_id)
SELECT d.month_start, f.agency_key, f.method, SUM(f.requests), SUM(f.amount), SUM(f.fee), SUM(f.charge), MAX(p.job_execution_id)
FROM (SELECT collected_date, agency_key, method, SUM(requests) AS requests, SUM(amount) AS amount, SUM(fee) AS fee,
             SUM(charge) AS charge
      FROM fact_collection_daily
      GROUP BY collected_date, agency_key, method) f
JOIN dim_date d ON d.date_key = f.collected_date
JOIN etl_freshness p ON p.job_execution_id IS NOT NULL
GROUP BY d.month_start, f.agency_key, f.method;

-- Every figure of kpi_monthly (agency_code blank) and of each agency (level AGENCY), from the run that published it to the one that
-- published another. Numerator and denominator are null from the run on that took it away. Never purged.
CREATE TABLE IF NOT EXISTS fact_published_figure (
  agency_code        VARCHAR(50) NOT NULL,
  month_start        DATE NOT NULL,
  level              VARCHAR(14) NOT NULL,
  indicator          VARCHAR(20) NOT NULL,
  job_execution_id   BIGINT NOT NULL,
  superseded_by      BIGINT,
  numerator          BIGINT,
  denominator        BIGINT,
  numerator_before   BIGINT,
  denominator_before BIGINT,
  PRIMARY KEY (agency_code, month_start, level, indicator, job_execution_id),
  -- What is published now has no successor
  KEY ix_fact_published_figure_current (superseded_by, agency_code, month_start, level, indicator)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS stage_published_figure (
  agency_code VARCHAR(50) NOT NULL,
  month_start DATE NOT NULL,
  level       VARCHAR(14) NOT NULL,
  indicator   VARCHAR(20) NOT NULL,
  numerator   BIGINT NOT NULL,
  denominator BIGINT NOT NULL,
  PRIMARY KEY (agency_code, month_start, level, indicator)
) ${tableOptions};

CREATE OR REPLACE VIEW kpi_monthly_published AS
SELECT p.month_start, p.level, p.indicator, p.numerator, p.denominator,
       CAST(CAST(((2000000 * p.numerator + p.denominator) - MOD((2000000 * p.numerator + p.denominator), (2 * NULLIF(p.denominator, 0)))) / (2 * NULLIF(p.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate,
       p.job_execution_id, f.published_at AS published_from, t.published_at AS published_to,
       p.numerator_before, p.denominator_before
FROM fact_published_figure p
JOIN etl_run f ON f.job_execution_id = p.job_execution_id
LEFT JOIN etl_run t ON t.job_execution_id = p.superseded_by
WHERE p.agency_code = '' AND p.level <> 'AGENCY';

CREATE OR REPLACE VIEW kpi_monthly_agency_published AS
SELECT p.month_start, p.agency_code, a.agency_name, p.indicator, p.numerator, p.denominator,
       CAST(CAST(((2000000 * p.numerator + p.denominator) - MOD((2000000 * p.numerator + p.denominator), (2 * NULLIF(p.denominator, 0)))) / (2 * NULLIF(p.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate,
       p.job_execution_id, f.published_at AS published_from, t.published_at AS published_to,
       p.numerator_before, p.denominator_before
FROM fact_published_figure p
JOIN etl_run f ON f.job_execution_id = p.job_execution_id
LEFT JOIN etl_run t ON t.job_execution_id = p.superseded_by
LEFT JOIN dim_agency a ON a.agency_code = p.agency_code AND a.is_current = 1
WHERE p.level = 'AGENCY';

-- Dossiers by the month that received them: in_time as of the end of the month, or of what is published while it is not over.
CREATE OR REPLACE VIEW kpi_received AS
SELECT f.month_start, a.agency_code, SUM(f.dossiers) AS received,
       CASE WHEN COUNT(f.late_in_month) = COUNT(*)
         THEN SUM(f.dossiers - COALESCE(f.late_so_far, f.late_in_month)) END AS in_time
FROM fact_agency_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1 AND f.dossiers > 0
GROUP BY f.month_start, a.agency_code;

-- The newest version of each agency that has figures in the month, whichever indicator they are of.
CREATE OR REPLACE VIEW kpi_agency_of_month AS
SELECT f.month_start, a.agency_code, MAX(a.valid_from) AS valid_from
FROM fact_agency_monthly f
JOIN dim_agency a ON a.agency_key = f.agency_key
WHERE a.in_statistics = 1
GROUP BY f.month_start, a.agency_code;

-- An agency that ended within a month is looked up day by day in that month only.
CREATE OR REPLACE VIEW kpi_data_quality AS
SELECT k.month_start, k.problem, k.numerator AS affected, k.denominator AS of_total,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT u.month_start, u.problem, CAST(SUM(u.numerator) AS DECIMAL(20, 0)) AS numerator,
             CAST(SUM(u.denominator) AS DECIMAL(20, 0)) AS denominator
      FROM (SELECT f.month_start, q.problem,
                   CASE q.problem
                     WHEN 'channel_unknown' THEN f.channel_unknown
                     WHEN 'channel_missing' THEN f.channel_missing
                     WHEN 'procedure_unknown' THEN f.procedure_unknown
                     WHEN 'level_unknown' THEN CASE WHEN l.agency_level IS NULL THEN f.dossiers ELSE 0 END
                     ELSE CASE WHEN f.month_start >= e.ended THEN f.dossiers ELSE 0 END
                   END AS numerator,
                   f.dossiers AS denominator
            FROM fact_agency_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            LEFT JOIN kpi_level l ON l.level = a.level AND l.agency_level = a.level
            LEFT JOIN (SELECT s.old_agency_code, MIN(s.valid_from) AS ended
                       FROM dim_agency_successor s GROUP BY s.old_agency_code) e ON e.old_agency_code = a.agency_code
            JOIN kpi_problem q
              ON q.problem IN ('channel_unknown', 'channel_missing', 'procedure_unknown', 'level_unknown', 'agency_ended')
            WHERE a.in_statistics = 1 AND f.dossiers > 0
            UNION ALL
            SELECT /*! STRAIGHT_JOIN */ d.month_start, q.problem, f.dossiers, 0
            FROM (SELECT s.old_agency_code, MIN(s.valid_from) AS ended
                  FROM dim_agency_successor s GROUP BY s.old_agency_code) e
            JOIN dim_date m ON m.date_key = e.ended
            JOIN dim_agency a ON a.agency_code = e.old_agency_code AND a.in_statistics = 1
            JOIN dim_date d ON d.month_start = m.month_start AND d.date_key >= e.ended
            JOIN fact_dossier_daily f ON f.accepted_date = d.date_key AND f.agency_key = a.agency_key
            JOIN kpi_problem q ON q.problem = 'agency_ended'
            WHERE e.ended > m.month_start
            UNION ALL
            SELECT f.month_start, q.problem, f.no_due_date, f.finished
            FROM fact_agency_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN kpi_problem q ON q.problem = 'no_due_date'
            WHERE a.in_statistics = 1 AND f.finished > 0
            UNION ALL
            SELECT f.month_start, q.problem, CASE WHEN f.method = 'UNKNOWN' THEN f.requests ELSE 0 END, f.requests
            FROM fact_collection_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN kpi_problem q ON q.problem = 'method_unknown'
            WHERE a.in_statistics = 1) u
      GROUP BY u.month_start, u.problem) k;

CREATE OR REPLACE VIEW kpi_collection_monthly AS
SELECT k.month_start, k.level, k.method, k.requests, k.amount, k.fee, k.charge,
       CAST(CAST(((2000000 * k.amount + k.total) - MOD((2000000 * k.amount + k.total), (2 * NULLIF(k.total, 0)))) / (2 * NULLIF(k.total, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS amount_rate
FROM (SELECT c.month_start, c.level, c.method, c.requests, c.amount, c.fee, c.charge,
             SUM(c.amount) OVER (PARTITION BY c.month_start, c.level) AS total
      FROM (SELECT f.month_start, l.level, f.method, CAST(SUM(f.requests) AS DECIMAL(20, 0)) AS requests,
                   CAST(SUM(f.amount) AS DECIMAL(24, 0)) AS amount, CAST(SUM(f.fee) AS DECIMAL(24, 0)) AS fee,
                   CAST(SUM(f.charge) AS DECIMAL(24, 0)) AS charge
            FROM fact_collection_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN kpi_level l ON l.agency_level = a.level
            WHERE a.in_statistics = 1
            GROUP BY f.month_start, l.level, f.method) c) k;

-- Summed by procedure before anything is joined: an index tells all of it, once there is one (V43).
CREATE OR REPLACE VIEW kpi_procedure_without_online AS
SELECT k.year_number, p.procedure_code, p.procedure_name, p.field_code, p.field_name, p.service_level, k.dossiers,
       (SELECT COUNT(DISTINCT a.agency_code)
        FROM fact_dossier_monthly f
        JOIN dim_agency a ON a.agency_key = f.agency_key
        WHERE f.procedure_key = k.procedure_key AND YEAR(f.month_start) = k.year_number AND a.in_statistics = 1) AS agencies
FROM (SELECT YEAR(m.month_start) AS year_number, m.procedure_key, CAST(SUM(m.dossiers) AS DECIMAL(20, 0)) AS dossiers
      FROM (SELECT f.month_start, f.procedure_key, SUM(f.dossiers) AS dossiers, SUM(f.online) AS online
            FROM fact_dossier_monthly f
            WHERE f.procedure_key <> 0
              AND f.agency_key NOT IN (SELECT a.agency_key FROM dim_agency a WHERE a.in_statistics = 0)
            GROUP BY f.procedure_key, f.month_start) m
      GROUP BY YEAR(m.month_start), m.procedure_key
      HAVING SUM(m.online) = 0) k
JOIN dim_procedure p ON p.procedure_key = k.procedure_key;

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
      FROM kpi_part_as_is k) r;
