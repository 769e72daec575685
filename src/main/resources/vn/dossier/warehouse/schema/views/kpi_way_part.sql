-- What all three ways, and their differences, are made of. fee_: of procedures that have a fee. portal_way_: these facts as
-- the portal counts. What the portal published where nothing is counted here stands beside 0 of 0. What the source
-- cannot tell is null: a count by its own name (u), and what the other ways need of it (t, q).
CREATE OR REPLACE VIEW kpi_way_part AS
SELECT f.month_start, f.scope, f.agency_code, i.indicator, f.dossiers,
       CASE WHEN u1.indicator IS NULL THEN f.online END AS online,
       CASE WHEN u2.indicator IS NULL THEN f.online_766 END AS online_766,
       CASE WHEN u3.indicator IS NULL THEN f.component_digitised END AS component_digitised,
       CASE WHEN u4.indicator IS NULL THEN f.digitised_766 END AS digitised_766, f.channel_unknown, f.obligation,
       CASE WHEN u5.indicator IS NULL THEN f.cashless END AS cashless,
       CASE WHEN u6.indicator IS NULL THEN f.non_cash END AS non_cash, f.fee_dossiers, f.fee_obligation,
       CASE WHEN u5.indicator IS NULL THEN f.fee_cashless END AS fee_cashless, f.fee_pending,
       CASE WHEN u7.indicator IS NULL THEN f.fee_exempt END AS fee_exempt,
       CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS local_numerator,
       CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS local_denominator,
       CASE WHEN t.indicator IS NULL THEN CASE i.indicator
         WHEN 'online' THEN f.online_766
         WHEN 'digitised' THEN f.digitised_766
         WHEN 'cashless' THEN f.fee_cashless
         WHEN 'result_digitised' THEN f.result_digitised
         WHEN 'reused' THEN f.reused
         WHEN 'on_time' THEN CASE WHEN f.counted = 0 THEN 0 ELSE f.in_time END
       END END AS decision_766_numerator,
       CASE WHEN t.indicator IS NULL THEN CASE i.indicator
         WHEN 'online' THEN f.dossiers
         WHEN 'digitised' THEN f.dossiers
         WHEN 'cashless' THEN f.fee_dossiers - f.fee_exempt
         WHEN 'result_digitised' THEN f.result_due
         WHEN 'reused' THEN f.dossiers
         WHEN 'on_time' THEN CASE WHEN f.counted = 0 OR f.in_time IS NOT NULL THEN f.dossiers END
       END END AS decision_766_denominator,
       CASE WHEN q.indicator IS NULL THEN CASE i.indicator
         WHEN 'online' THEN f.online
         WHEN 'digitised' THEN f.digitised_766
         WHEN 'cashless' THEN f.non_cash
         WHEN 'result_digitised' THEN f.result_digitised
         WHEN 'reused' THEN f.reused
         WHEN 'on_time' THEN f.early + f.on_time + f.no_due_date
       END END AS portal_way_numerator,
       CASE WHEN q.indicator IS NULL THEN CASE i.indicator
         WHEN 'online' THEN f.dossiers - f.channel_unknown
         WHEN 'cashless' THEN f.obligation
         WHEN 'on_time' THEN f.finished
         WHEN 'digitised' THEN f.dossiers
         WHEN 'result_digitised' THEN f.dossiers
         WHEN 'reused' THEN f.dossiers
       END END AS portal_way_denominator,
       p.numerator AS portal_numerator, p.denominator AS portal_denominator, p.rate AS portal_rate
FROM (SELECT u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END AS agency_code,
             [[dossier-terms: SUM(u.{name}) AS {name}]], [[completion-terms: SUM(u.{name}) AS {name}]],
             SUM(u.channel_unknown) AS channel_unknown,
             SUM(u.fee_dossiers) AS fee_dossiers, SUM(u.fee_obligation) AS fee_obligation,
             SUM(u.fee_cashless) AS fee_cashless, SUM(u.fee_pending) AS fee_pending, SUM(u.fee_exempt) AS fee_exempt,
             SUM(u.in_time) AS in_time, SUM(u.counted) AS counted
      FROM (SELECT f.month_start, a.agency_code, [[dossier-terms: f.{name}]], [[completion-terms: f.{name}]],
                   f.channel_unknown, f.fee_dossiers, f.fee_obligation, f.fee_cashless, f.fee_pending, f.fee_exempt,
                   f.dossiers - COALESCE(f.late_so_far, f.late_in_month) AS in_time, 1 AS counted
            FROM fact_agency_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE a.in_statistics = 1
            UNION ALL
            SELECT g.month_start, g.agency_code, [[dossier-terms: 0]], [[completion-terms: 0]], 0, 0, 0, 0, 0, 0, NULL, 0
            FROM portal_figure g) u
      CROSS JOIN kpi_scope c
      GROUP BY u.month_start, c.scope, CASE WHEN c.scope = 'AGENCY' THEN u.agency_code ELSE '' END) f
JOIN kpi_indicator i ON i.indicator IN ('online', 'digitised', 'cashless', 'result_digitised', 'reused', 'on_time')
LEFT JOIN kpi_untold_indicator t
  ON t.indicator = CASE i.indicator WHEN 'online' THEN 'online_766' WHEN 'digitised' THEN 'digitised_766' WHEN 'cashless' THEN 'exempt' END
LEFT JOIN kpi_untold_indicator q
  ON q.indicator = CASE i.indicator WHEN 'digitised' THEN 'digitised_766' WHEN 'cashless' THEN 'non_cash' END
LEFT JOIN kpi_untold_indicator u1 ON u1.indicator = 'online'
LEFT JOIN kpi_untold_indicator u2 ON u2.indicator = 'online_766'
LEFT JOIN kpi_untold_indicator u3 ON u3.indicator = 'digitised'
LEFT JOIN kpi_untold_indicator u4 ON u4.indicator = 'digitised_766'
LEFT JOIN kpi_untold_indicator u5 ON u5.indicator = 'cashless'
LEFT JOIN kpi_untold_indicator u6 ON u6.indicator = 'non_cash'
LEFT JOIN kpi_untold_indicator u7 ON u7.indicator = 'exempt'
LEFT JOIN portal_figure p
  ON p.month_start = f.month_start AND p.agency_code = f.agency_code AND p.indicator = i.indicator
  AND (f.scope = 'PROVINCE' OR f.agency_code <> '')
WHERE f.counted > 0 OR p.indicator IS NOT NULL
