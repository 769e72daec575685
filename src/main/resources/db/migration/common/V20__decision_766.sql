-- Decision 766 for on time and results too, so that the ways to count and the points tell the same figures.

INSERT INTO kpi_cause (indicator, way, cause) VALUES ('on_time', 'DECISION_766', 'counted_when_received')
ON DUPLICATE KEY UPDATE cause = VALUES(cause);

-- Dossiers by the month that received them. in_time: withdrawn, without due date, or not past it when finished; whatever was
-- not finished by the end of the month, or of what is published, is measured by that day.
CREATE OR REPLACE VIEW kpi_received AS
SELECT k.month_start, k.agency_code, COUNT(*) AS received,
       SUM(CASE
             WHEN k.withdrawn = 1 OR k.due_date IS NULL THEN 1
             WHEN k.finished_date <= k.measured_on THEN CASE WHEN k.finished_date <= k.due_date THEN 1 ELSE 0 END
             WHEN k.measured_on <= k.due_date THEN 1
             ELSE 0
           END) AS in_time
FROM (SELECT f.accepted_month AS month_start, a.agency_code, f.withdrawn, f.finished_date, f.due_date,
             CAST(CASE WHEN p.business_date < TIMESTAMPADD(MONTH, 1, f.accepted_month) THEN p.business_date
               ELSE TIMESTAMPADD(DAY, -1, TIMESTAMPADD(MONTH, 1, f.accepted_month)) END AS DATE) AS measured_on
      FROM etl_freshness p
      JOIN fact_dossier f ON f.accepted_date <= p.business_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1) k
GROUP BY k.month_start, k.agency_code;

-- What all three ways, and their differences, are made of. fee_: of procedures that have a fee. h: months whose facts are
-- ahead of what is published; what is counted from facts is not told of them.
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
         WHEN 'result_digitised' THEN s.result_digitised
         WHEN 'reused' THEN s.reused
         WHEN 'on_time' THEN CASE WHEN h.month_start IS NULL THEN s.in_time END
       END AS decision_766_numerator,
       CASE i.indicator
         WHEN 'online' THEN s.dossiers
         WHEN 'digitised' THEN s.dossiers
         WHEN 'cashless' THEN s.fee_dossiers - s.fee_exempt
         WHEN 'result_digitised' THEN s.result_due
         WHEN 'reused' THEN s.dossiers
         WHEN 'on_time' THEN CASE WHEN h.month_start IS NULL THEN s.received END
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
             SUM(u.has_fee * u.exempt) AS fee_exempt, SUM(u.finished) AS finished, SUM(u.late) AS late,
             SUM(u.received) AS received, SUM(u.in_time) AS in_time
      FROM (SELECT f.month_start, a.agency_code, r.has_fee, f.dossiers, f.online, f.online_766,
                   f.component_digitised, f.digitised_766, f.reused, f.result_due, f.result_digitised,
                   f.channel_unknown, f.obligation, f.obligation_pending, f.exempt, f.cashless, f.non_cash,
                   0 AS finished, 0 AS late, 0 AS received, 0 AS in_time
            FROM fact_dossier_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN dim_procedure r ON r.procedure_key = f.procedure_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT d.month_start, a.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, f.finished, f.late, 0, 0
            FROM fact_completion_daily f
            JOIN dim_date d ON d.date_key = f.finished_date
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT k.month_start, k.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, k.received, k.in_time
            FROM kpi_received k) u
      CROSS JOIN kpi_scope c
      GROUP BY u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END) s
JOIN kpi_indicator i ON i.indicator IN ('online', 'digitised', 'cashless', 'result_digitised', 'reused', 'on_time')
LEFT JOIN portal_figure p
  ON p.month_start = s.month_start AND p.agency_code = s.agency_code AND p.indicator = i.indicator
  AND (s.scope = 'PROVINCE' OR s.agency_code <> '')
LEFT JOIN (SELECT t.month_start
           FROM etl_touched_cell t
           JOIN etl_freshness p ON t.accepted_date <= p.business_date
           GROUP BY t.month_start) h ON h.month_start = s.month_start;

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
         WHEN 'counted_when_received' THEN k.decision_766_numerator - k.local_numerator
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
         WHEN 'counted_when_received' THEN k.decision_766_denominator - k.local_denominator
         WHEN 'not_explained' THEN k.portal_denominator - k.local_denominator
           + CASE WHEN k.indicator = 'online' THEN k.channel_unknown ELSE 0 END
         ELSE 0
       END AS denominator_change
FROM kpi_way_part k
JOIN kpi_cause c ON c.indicator = k.indicator
LEFT JOIN dim_agency a ON a.agency_code = k.agency_code AND a.is_current = 1 AND k.scope = 'AGENCY'
WHERE (c.way = 'DECISION_766' AND k.decision_766_numerator IS NOT NULL) OR (c.way = 'PORTAL' AND k.portal_numerator IS NOT NULL);
