-- Three ways to count the same thing, side by side: the local rule, Decision 766, and what the national portal published.

-- The rows of portal.csv: as read by load-dimensions, and as published. A blank agency is the province.
CREATE TABLE IF NOT EXISTS stage_portal_figure (
  month_start DATE NOT NULL,
  agency_code VARCHAR(50) NOT NULL,
  indicator   VARCHAR(20) NOT NULL,
  numerator   BIGINT,
  denominator BIGINT,
  rate        DECIMAL(12, 6),
  PRIMARY KEY (month_start, agency_code, indicator)
) ${tableOptions};

CREATE TABLE IF NOT EXISTS portal_figure (
  month_start DATE NOT NULL,
  agency_code VARCHAR(50) NOT NULL,
  indicator   VARCHAR(20) NOT NULL,
  numerator   BIGINT,
  denominator BIGINT,
  rate        DECIMAL(12, 6),
  PRIMARY KEY (month_start, agency_code, indicator)
) ${tableOptions};

-- Each agency by itself, and all of them together.
CREATE TABLE IF NOT EXISTS kpi_scope (
  scope VARCHAR(8) NOT NULL PRIMARY KEY
) ${tableOptions};
INSERT INTO kpi_scope (scope) VALUES ('AGENCY'), ('PROVINCE')
ON DUPLICATE KEY UPDATE scope = VALUES(scope);

-- Why another way to count ends with another figure than the local rule.
CREATE TABLE IF NOT EXISTS kpi_cause (
  indicator VARCHAR(20) NOT NULL,
  way       VARCHAR(12) NOT NULL,
  cause     VARCHAR(24) NOT NULL,
  PRIMARY KEY (indicator, way, cause)
) ${tableOptions};
INSERT INTO kpi_cause (indicator, way, cause) VALUES
  ('online', 'DECISION_766', 'no_result_file'),
  ('digitised', 'DECISION_766', 'no_result_file'),
  ('cashless', 'DECISION_766', 'procedure_without_fee'),
  ('cashless', 'DECISION_766', 'pending'),
  ('cashless', 'DECISION_766', 'no_request'),
  ('cashless', 'DECISION_766', 'exempt'),
  ('online', 'PORTAL', 'channel_unknown'),
  ('digitised', 'PORTAL', 'no_result_file'),
  ('cashless', 'PORTAL', 'transfer'),
  ('online', 'PORTAL', 'not_explained'),
  ('digitised', 'PORTAL', 'not_explained'),
  ('cashless', 'PORTAL', 'not_explained'),
  ('result_digitised', 'PORTAL', 'not_explained'),
  ('reused', 'PORTAL', 'not_explained'),
  ('on_time', 'PORTAL', 'not_explained')
ON DUPLICATE KEY UPDATE cause = VALUES(cause);

-- What all three ways, and their differences, are made of. fee_: of procedures that have a fee.
CREATE OR REPLACE VIEW kpi_way_part AS
SELECT s.month_start, s.scope, s.agency_code, i.indicator, s.online, s.online_766, s.component_digitised,
       s.digitised_766, s.channel_unknown, s.obligation, s.cashless, s.non_cash, s.fee_dossiers,
       s.fee_obligation, s.fee_cashless, s.fee_pending, s.fee_exempt,
       CASE i.indicator
         WHEN 'online' THEN s.online
         WHEN 'digitised' THEN s.component_digitised
         WHEN 'cashless' THEN s.cashless
         WHEN 'result_digitised' THEN s.result_digitised
         WHEN 'reused' THEN s.reused
         ELSE s.finished - s.late
       END AS local_numerator,
       CASE i.indicator
         WHEN 'cashless' THEN s.obligation
         WHEN 'result_digitised' THEN s.result_due
         WHEN 'on_time' THEN s.finished
         ELSE s.dossiers
       END AS local_denominator,
       CASE i.indicator
         WHEN 'online' THEN s.online_766
         WHEN 'digitised' THEN s.digitised_766
         WHEN 'cashless' THEN s.fee_cashless
         WHEN 'reused' THEN s.reused
       END AS decision_766_numerator,
       CASE i.indicator
         WHEN 'online' THEN s.dossiers
         WHEN 'digitised' THEN s.dossiers
         WHEN 'cashless' THEN s.fee_dossiers - s.fee_exempt
         WHEN 'reused' THEN s.dossiers
       END AS decision_766_denominator,
       p.numerator AS portal_numerator, p.denominator AS portal_denominator, p.rate AS portal_rate
FROM (SELECT u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END AS agency_code,
             SUM(u.dossiers) AS dossiers, SUM(u.online) AS online, SUM(u.online_766) AS online_766,
             SUM(u.component_digitised) AS component_digitised, SUM(u.digitised_766) AS digitised_766,
             SUM(u.reused) AS reused, SUM(u.result_due) AS result_due, SUM(u.result_digitised) AS result_digitised,
             SUM(u.channel_unknown) AS channel_unknown, SUM(u.obligation) AS obligation,
             SUM(u.cashless) AS cashless, SUM(u.non_cash) AS non_cash,
             SUM(u.has_fee * u.dossiers) AS fee_dossiers, SUM(u.has_fee * u.obligation) AS fee_obligation,
             SUM(u.has_fee * u.cashless) AS fee_cashless, SUM(u.has_fee * u.obligation_pending) AS fee_pending,
             SUM(u.has_fee * u.exempt) AS fee_exempt, SUM(u.finished) AS finished, SUM(u.late) AS late
      FROM (SELECT f.month_start, a.agency_code, r.has_fee, f.dossiers, f.online, f.online_766,
                   f.component_digitised, f.digitised_766, f.reused, f.result_due, f.result_digitised,
                   f.channel_unknown, f.obligation, f.obligation_pending, f.exempt, f.cashless, f.non_cash,
                   0 AS finished, 0 AS late
            FROM fact_dossier_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN dim_procedure r ON r.procedure_key = f.procedure_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT d.month_start, a.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, f.finished, f.late
            FROM fact_completion_daily f
            JOIN dim_date d ON d.date_key = f.finished_date
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE a.in_statistics = 1) u
      CROSS JOIN kpi_scope c
      GROUP BY u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END) s
JOIN kpi_indicator i ON i.indicator IN ('online', 'digitised', 'cashless', 'result_digitised', 'reused', 'on_time')
LEFT JOIN portal_figure p
  ON p.month_start = s.month_start AND p.agency_code = s.agency_code AND p.indicator = i.indicator
  AND (s.scope = 'PROVINCE' OR s.agency_code <> '');

CREATE OR REPLACE VIEW kpi_three_ways AS
SELECT k.month_start, k.scope, k.agency_code, a.agency_name, k.indicator,
       k.local_numerator, k.local_denominator,
       CAST(CAST(((2000000 * k.local_numerator + k.local_denominator) - MOD((2000000 * k.local_numerator + k.local_denominator), (2 * NULLIF(k.local_denominator, 0)))) / (2 * NULLIF(k.local_denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS local_rate,
       k.decision_766_numerator, k.decision_766_denominator,
       CAST(CAST(((2000000 * k.decision_766_numerator + k.decision_766_denominator) - MOD((2000000 * k.decision_766_numerator + k.decision_766_denominator), (2 * NULLIF(k.decision_766_denominator, 0)))) / (2 * NULLIF(k.decision_766_denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS decision_766_rate,
       k.portal_numerator, k.portal_denominator,
       COALESCE(CAST(CAST(((2000000 * k.portal_numerator + k.portal_denominator) - MOD((2000000 * k.portal_numerator + k.portal_denominator), (2 * NULLIF(k.portal_denominator, 0)))) / (2 * NULLIF(k.portal_denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)), k.portal_rate) AS portal_rate
FROM kpi_way_part k
LEFT JOIN dim_agency a ON a.agency_code = k.agency_code AND a.is_current = 1 AND k.scope = 'AGENCY';

-- What leads from the local figure to the other one: the changes of a way's causes add up to the difference.
CREATE OR REPLACE VIEW kpi_way_difference AS
SELECT k.month_start, k.scope, k.agency_code, a.agency_name, k.indicator, c.way, c.cause,
       CASE c.cause
         WHEN 'no_result_file' THEN
           CASE k.indicator WHEN 'online' THEN k.online - k.online_766
             ELSE k.component_digitised - k.digitised_766 END
         WHEN 'procedure_without_fee' THEN k.obligation - k.fee_obligation
         WHEN 'pending' THEN k.fee_pending
         WHEN 'no_request' THEN k.fee_dossiers - k.fee_obligation - k.fee_pending - k.fee_exempt
         WHEN 'exempt' THEN k.fee_exempt
         WHEN 'channel_unknown' THEN k.channel_unknown
         WHEN 'transfer' THEN k.non_cash - k.cashless
       END AS dossiers,
       CASE c.cause
         WHEN 'no_result_file' THEN
           CASE k.indicator WHEN 'online' THEN k.online_766 - k.online
             ELSE k.digitised_766 - k.component_digitised END
         WHEN 'procedure_without_fee' THEN k.fee_cashless - k.cashless
         WHEN 'transfer' THEN k.non_cash - k.cashless
         WHEN 'not_explained' THEN k.portal_numerator - k.local_numerator
           - CASE k.indicator
               WHEN 'digitised' THEN k.digitised_766 - k.component_digitised
               WHEN 'cashless' THEN k.non_cash - k.cashless
               ELSE 0
             END
         ELSE 0
       END AS numerator_change,
       CASE c.cause
         WHEN 'procedure_without_fee' THEN k.fee_obligation - k.obligation
         WHEN 'pending' THEN k.fee_pending
         WHEN 'no_request' THEN k.fee_dossiers - k.fee_obligation - k.fee_pending - k.fee_exempt
         WHEN 'channel_unknown' THEN -k.channel_unknown
         WHEN 'not_explained' THEN k.portal_denominator - k.local_denominator
           + CASE WHEN k.indicator = 'online' THEN k.channel_unknown ELSE 0 END
         ELSE 0
       END AS denominator_change
FROM kpi_way_part k
JOIN kpi_cause c ON c.indicator = k.indicator
LEFT JOIN dim_agency a ON a.agency_code = k.agency_code AND a.is_current = 1 AND k.scope = 'AGENCY'
WHERE c.way = 'DECISION_766' OR k.portal_numerator IS NOT NULL;
