-- What all three ways, and their differences, are made of. fee_: of procedures that have a fee. h: months whose facts are
-- ahead of what is published; what is counted from facts is not told of them. portal_way_: these facts as the portal counts.
-- What the portal published where nothing is counted here stands beside 0 of 0.
CREATE OR REPLACE VIEW kpi_way_part AS
SELECT f.month_start, f.scope, f.agency_code, i.indicator, f.dossiers, f.online, f.online_766, f.component_digitised,
       f.digitised_766, f.channel_unknown, f.obligation, f.cashless, f.non_cash, f.fee_dossiers,
       f.fee_obligation, f.fee_cashless, f.fee_pending, f.fee_exempt,
       CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS local_numerator,
       CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS local_denominator,
       CASE i.indicator
         WHEN 'online' THEN f.online_766
         WHEN 'digitised' THEN f.digitised_766
         WHEN 'cashless' THEN f.fee_cashless
         WHEN 'result_digitised' THEN f.result_digitised
         WHEN 'reused' THEN f.reused
         WHEN 'on_time' THEN CASE WHEN h.month_start IS NULL THEN f.in_time END
       END AS decision_766_numerator,
       CASE i.indicator
         WHEN 'online' THEN f.dossiers
         WHEN 'digitised' THEN f.dossiers
         WHEN 'cashless' THEN f.fee_dossiers - f.fee_exempt
         WHEN 'result_digitised' THEN f.result_due
         WHEN 'reused' THEN f.dossiers
         WHEN 'on_time' THEN CASE WHEN h.month_start IS NULL THEN f.received END
       END AS decision_766_denominator,
       CASE i.indicator
         WHEN 'online' THEN f.online
         WHEN 'digitised' THEN f.digitised_766
         WHEN 'cashless' THEN f.non_cash
         WHEN 'result_digitised' THEN f.result_digitised
         WHEN 'reused' THEN f.reused
         WHEN 'on_time' THEN f.early + f.on_time + f.no_due_date
       END AS portal_way_numerator,
       CASE i.indicator
         WHEN 'online' THEN f.dossiers - f.channel_unknown
         WHEN 'cashless' THEN f.obligation
         WHEN 'on_time' THEN f.finished
         WHEN 'digitised' THEN f.dossiers
         WHEN 'result_digitised' THEN f.dossiers
         WHEN 'reused' THEN f.dossiers
       END AS portal_way_denominator,
       p.numerator AS portal_numerator, p.denominator AS portal_denominator, p.rate AS portal_rate
FROM (SELECT u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END AS agency_code,
             [[dossier-terms: SUM(u.{name}) AS {name}]], [[completion-terms: SUM(u.{name}) AS {name}]],
             SUM(u.channel_unknown) AS channel_unknown,
             SUM(u.has_fee * u.dossiers) AS fee_dossiers, SUM(u.has_fee * u.obligation) AS fee_obligation,
             SUM(u.has_fee * u.cashless) AS fee_cashless, SUM(u.has_fee * u.obligation_pending) AS fee_pending,
             SUM(u.has_fee * u.exempt) AS fee_exempt,
             SUM(u.received) AS received, SUM(u.in_time) AS in_time, SUM(u.counted) AS counted
      FROM (SELECT f.month_start, a.agency_code, r.has_fee, f.channel_unknown, f.obligation_pending, f.exempt,
                   [[dossier-terms: f.{name}]], [[completion-terms: 0 AS {name}]],
                   0 AS received, 0 AS in_time, 1 AS counted
            FROM fact_dossier_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN dim_procedure r ON r.procedure_key = f.procedure_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT d.month_start, a.agency_code, 0, 0, 0, 0,
                   [[dossier-terms: 0]], [[completion-terms: f.{name}]], 0, 0, 1
            FROM fact_completion_daily f
            JOIN dim_date d ON d.date_key = f.finished_date
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT k.month_start, k.agency_code, 0, 0, 0, 0,
                   [[dossier-terms: 0]], [[completion-terms: 0]], k.received, k.in_time, 1
            FROM kpi_received k
            UNION ALL
            SELECT g.month_start, g.agency_code, 0, 0, 0, 0,
                   [[dossier-terms: 0]], [[completion-terms: 0]], 0, 0, 0
            FROM portal_figure g) u
      CROSS JOIN kpi_scope c
      GROUP BY u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END) f
JOIN kpi_indicator i ON i.indicator IN ('online', 'digitised', 'cashless', 'result_digitised', 'reused', 'on_time')
LEFT JOIN portal_figure p
  ON p.month_start = f.month_start AND p.agency_code = f.agency_code AND p.indicator = i.indicator
  AND (f.scope = 'PROVINCE' OR f.agency_code <> '')
LEFT JOIN (SELECT t.month_start
           FROM etl_touched_cell t
           JOIN etl_freshness p ON t.accepted_date <= p.business_date
           UNION
           -- A run that recounts everything notes no cells: any month may be ahead until it has published
           SELECT d.month_start
           FROM dim_date d
           WHERE EXISTS (SELECT 1 FROM etl_touched_cell e WHERE e.partition_name = 'everything')) h ON h.month_start = f.month_start
WHERE f.counted > 0 OR p.indicator IS NOT NULL
