-- As V47, for what else due dates tell: where on_time cannot be told, nothing is known to be overdue, and that no dossier has a due
-- date is no defect of the month.
CREATE OR REPLACE VIEW kpi_backlog AS
SELECT k.snapshot_date, k.agency_code, k.agency_name, k.level, k.open_dossiers, k.processing, k.supplement, k.paused,
       CASE WHEN u.indicator IS NULL THEN k.overdue END AS overdue,
       CASE WHEN u.indicator IS NULL THEN CAST(CAST(((2000000 * k.overdue + k.open_dossiers) - MOD((2000000 * k.overdue + k.open_dossiers), (2 * NULLIF(k.open_dossiers, 0)))) / (2 * NULLIF(k.open_dossiers, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) END AS overdue_rate
FROM (SELECT f.snapshot_date, a.agency_code, a.agency_name, a.level, SUM(f.open_dossiers) AS open_dossiers,
             SUM(f.processing) AS processing, SUM(f.supplement) AS supplement, SUM(f.paused) AS paused,
             SUM(f.overdue) AS overdue
      FROM fact_backlog_daily f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1
      GROUP BY f.snapshot_date, a.agency_code, a.agency_name, a.level) k
LEFT JOIN kpi_untold_indicator u ON u.indicator = 'on_time';

CREATE OR REPLACE VIEW kpi_backlog_ageing AS
SELECT f.as_of, a.agency_code, a.agency_name, a.level,
       SUM(f.open_dossiers) AS open_dossiers, SUM(f.days_0_to_7) AS days_0_to_7, SUM(f.days_8_to_30) AS days_8_to_30,
       SUM(f.days_31_to_90) AS days_31_to_90, SUM(f.days_over_90) AS days_over_90,
       CASE WHEN MAX(u.indicator) IS NULL THEN SUM(f.overdue) END AS overdue,
       MIN(f.oldest_accepted_date) AS oldest_accepted_date
FROM fact_backlog_ageing f
JOIN dim_agency a ON a.agency_key = f.agency_key
LEFT JOIN kpi_untold_indicator u ON u.indicator = 'on_time'
WHERE a.in_statistics = 1
GROUP BY f.as_of, a.agency_code, a.agency_name, a.level;

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
              AND NOT EXISTS (SELECT 1 FROM kpi_untold_indicator n WHERE n.indicator = 'on_time')
            UNION ALL
            SELECT f.month_start, q.problem, CASE WHEN f.method = 'UNKNOWN' THEN f.requests ELSE 0 END, f.requests
            FROM fact_collection_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN kpi_problem q ON q.problem = 'method_unknown'
            WHERE a.in_statistics = 1) u
      GROUP BY u.month_start, u.problem) k;
