-- What the national portal published is shown where nothing is counted here too, and explained where only its rate is known.

INSERT INTO kpi_cause (indicator, way, cause) VALUES ('result_digitised', 'PORTAL', 'result_not_due')
ON DUPLICATE KEY UPDATE cause = VALUES(cause);

-- What all three ways, and their differences, are made of. fee_: of procedures that have a fee. h: months whose facts are
-- ahead of what is published; what is counted from facts is not told of them. portal_way_: these facts as the portal counts.
-- What the portal published where nothing is counted here stands beside 0 of 0.
CREATE OR REPLACE VIEW kpi_way_part AS
SELECT s.month_start, s.scope, s.agency_code, i.indicator, s.dossiers, s.online, s.online_766, s.component_digitised,
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
       CASE i.indicator
         WHEN 'online' THEN s.online
         WHEN 'digitised' THEN s.digitised_766
         WHEN 'cashless' THEN s.non_cash
         WHEN 'result_digitised' THEN s.result_digitised
         WHEN 'reused' THEN s.reused
         ELSE s.finished - s.late
       END AS portal_way_numerator,
       CASE i.indicator
         WHEN 'online' THEN s.dossiers - s.channel_unknown
         WHEN 'cashless' THEN s.obligation
         WHEN 'on_time' THEN s.finished
         ELSE s.dossiers
       END AS portal_way_denominator,
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
             SUM(u.received) AS received, SUM(u.in_time) AS in_time, SUM(u.counted) AS counted
      FROM (SELECT f.month_start, a.agency_code, r.has_fee, f.dossiers, f.online, f.online_766,
                   f.component_digitised, f.digitised_766, f.reused, f.result_due, f.result_digitised,
                   f.channel_unknown, f.obligation, f.obligation_pending, f.exempt, f.cashless, f.non_cash,
                   0 AS finished, 0 AS late, 0 AS received, 0 AS in_time, 1 AS counted
            FROM fact_dossier_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN dim_procedure r ON r.procedure_key = f.procedure_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT d.month_start, a.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, f.finished, f.late, 0, 0, 1
            FROM fact_completion_daily f
            JOIN dim_date d ON d.date_key = f.finished_date
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT k.month_start, k.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, k.received, k.in_time, 1
            FROM kpi_received k
            UNION ALL
            SELECT g.month_start, g.agency_code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            FROM portal_figure g) u
      CROSS JOIN kpi_scope c
      GROUP BY u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END) s
JOIN kpi_indicator i ON i.indicator IN ('online', 'digitised', 'cashless', 'result_digitised', 'reused', 'on_time')
LEFT JOIN portal_figure p
  ON p.month_start = s.month_start AND p.agency_code = s.agency_code AND p.indicator = i.indicator
  AND (s.scope = 'PROVINCE' OR s.agency_code <> '')
LEFT JOIN (SELECT t.month_start
           FROM etl_touched_cell t
           JOIN etl_freshness p ON t.accepted_date <= p.business_date
           UNION
           -- A run that recounts everything notes no cells: any month may be ahead until it has published
           SELECT d.month_start
           FROM dim_date d
           WHERE EXISTS (SELECT 1 FROM etl_touched_cell e WHERE e.partition_name = 'everything')) h ON h.month_start = s.month_start
WHERE s.counted > 0 OR p.indicator IS NOT NULL;

-- What leads from the local figure to the other one: the changes of a way's causes add up to the difference. Of the
-- portal each indicator has one cause that can be counted, so its rate tells what that cause does to the local rate.
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
         WHEN 'result_not_due' THEN k.dossiers - k.local_denominator
       END AS dossiers,
       CASE c.cause
         WHEN 'no_result_file' THEN
           CASE k.indicator WHEN 'online' THEN k.online_766 - k.online
             ELSE k.digitised_766 - k.component_digitised END
         WHEN 'procedure_without_fee' THEN k.fee_cashless - k.cashless
         WHEN 'transfer' THEN k.non_cash - k.cashless
         WHEN 'counted_when_received' THEN k.decision_766_numerator - k.local_numerator
         WHEN 'not_explained' THEN k.portal_numerator - k.portal_way_numerator
         ELSE 0
       END AS numerator_change,
       CASE c.cause
         WHEN 'procedure_without_fee' THEN k.fee_obligation - k.obligation
         WHEN 'pending' THEN k.fee_pending
         WHEN 'no_request' THEN k.fee_dossiers - k.fee_obligation - k.fee_pending - k.fee_exempt
         WHEN 'channel_unknown' THEN -k.channel_unknown
         WHEN 'counted_when_received' THEN k.decision_766_denominator - k.local_denominator
         WHEN 'result_not_due' THEN k.dossiers - k.local_denominator
         WHEN 'not_explained' THEN k.portal_denominator - k.portal_way_denominator
         ELSE 0
       END AS denominator_change,
       CASE c.way WHEN 'PORTAL' THEN
         CASE c.cause
           WHEN 'not_explained' THEN k.published_rate - k.portal_way_rate
           ELSE k.portal_way_rate - k.local_rate
         END
       END AS rate_change
FROM (SELECT w.*,
             CAST(CAST(((2000000 * w.local_numerator + w.local_denominator) - MOD((2000000 * w.local_numerator + w.local_denominator), (2 * NULLIF(w.local_denominator, 0)))) / (2 * NULLIF(w.local_denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS local_rate,
             CAST(CAST(((2000000 * w.portal_way_numerator + w.portal_way_denominator) - MOD((2000000 * w.portal_way_numerator + w.portal_way_denominator), (2 * NULLIF(w.portal_way_denominator, 0)))) / (2 * NULLIF(w.portal_way_denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS portal_way_rate,
             COALESCE(CAST(CAST(((2000000 * w.portal_numerator + w.portal_denominator) - MOD((2000000 * w.portal_numerator + w.portal_denominator), (2 * NULLIF(w.portal_denominator, 0)))) / (2 * NULLIF(w.portal_denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)), w.portal_rate) AS published_rate
      FROM kpi_way_part w) k
JOIN kpi_cause c ON c.indicator = k.indicator
LEFT JOIN dim_agency a ON a.agency_code = k.agency_code AND a.is_current = 1 AND k.scope = 'AGENCY'
WHERE (c.way = 'DECISION_766' AND k.decision_766_numerator IS NOT NULL) OR (c.way = 'PORTAL' AND (k.portal_numerator IS NOT NULL OR k.portal_rate IS NOT NULL));
