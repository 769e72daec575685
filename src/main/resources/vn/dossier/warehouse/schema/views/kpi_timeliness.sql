-- What was finished, by month and agency: how it was, and what else is counted of it.
CREATE OR REPLACE VIEW kpi_timeliness AS
SELECT k.month_start, k.agency_code, k.agency_name, k.level, k.finished, k.early, k.on_time, k.no_due_date, k.late,
       CAST(CAST(((2000000 * k.late + k.finished) - MOD((2000000 * k.late + k.finished), (2 * NULLIF(k.finished, 0)))) / (2 * NULLIF(k.finished, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS late_rate
       [[completion-parts: , k.{name} |]]
FROM (SELECT f.month_start, a.agency_code, a.agency_name, a.level, [[completion-measures: CAST(SUM(f.{name}) AS DECIMAL(20, 0)) AS {name}]]
      FROM fact_agency_monthly f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1 AND f.finished > 0
      GROUP BY f.month_start, a.agency_code, a.agency_name, a.level) k
