-- What was finished, by month and agency: how it was, and what else is counted of it. What the source cannot tell is null.
CREATE OR REPLACE VIEW kpi_timeliness AS
SELECT k.month_start, k.agency_code, k.agency_name, k.level, k.finished,
       CASE WHEN u.indicator IS NULL THEN k.early END AS early, CASE WHEN u.indicator IS NULL THEN k.on_time END AS on_time,
       CASE WHEN u.indicator IS NULL THEN k.no_due_date END AS no_due_date, CASE WHEN u.indicator IS NULL THEN k.late END AS late,
       CASE WHEN u.indicator IS NULL THEN CAST(CAST(((2000000 * k.late + k.finished) - MOD((2000000 * k.late + k.finished), (2 * NULLIF(k.finished, 0)))) / (2 * NULLIF(k.finished, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) END AS late_rate
       [[completion-parts: , CASE WHEN NOT EXISTS (
         SELECT 1 FROM kpi_indicator_measure m JOIN kpi_untold_indicator v ON v.indicator = m.indicator
         WHERE m.part = 'NUMERATOR' AND m.measure = '{name}') THEN k.{name} END AS {name} |]]
FROM (SELECT f.month_start, a.agency_code, a.agency_name, a.level, [[completion-measures: CAST(SUM(f.{name}) AS DECIMAL(20, 0)) AS {name}]]
      FROM fact_agency_monthly f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1 AND f.finished > 0
      GROUP BY f.month_start, a.agency_code, a.agency_name, a.level) k
LEFT JOIN kpi_untold_indicator u ON u.indicator = 'on_time'
