-- An agency that was renamed within a month is ranked once, under its newest name.

-- The newest version of each agency that has figures in the month, whichever indicator they are of.
CREATE OR REPLACE VIEW kpi_agency_of_month AS
SELECT u.month_start, u.agency_code, MAX(u.valid_from) AS valid_from
FROM (SELECT f.month_start, a.agency_code, a.valid_from
      FROM fact_dossier_monthly f
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1
      UNION
      SELECT d.month_start, a.agency_code, a.valid_from
      FROM fact_completion_daily f
      JOIN dim_date d ON d.date_key = f.finished_date
      JOIN dim_agency a ON a.agency_key = f.agency_key
      WHERE a.in_statistics = 1) u
GROUP BY u.month_start, u.agency_code;

-- Whoever has fewer than 30 is not ranked: one dossier would move it by several places
CREATE OR REPLACE VIEW kpi_agency_ranking AS
SELECT r.month_start, r.indicator, r.agency_code, r.agency_name, r.level, r.numerator, r.denominator, r.rate, r.small,
       CASE WHEN r.small = 0
         THEN RANK() OVER (PARTITION BY r.month_start, r.indicator ORDER BY r.small, r.rate DESC) END AS rank_in_province,
       CASE WHEN r.small = 0
         THEN RANK() OVER (PARTITION BY r.month_start, r.indicator, r.level ORDER BY r.small, r.rate DESC) END AS rank_in_level
FROM (SELECT k.month_start, k.indicator, k.agency_code, v.agency_name, v.level, k.numerator, k.denominator,
             CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate,
             CASE WHEN k.denominator < 30 THEN 1 ELSE 0 END AS small
      FROM (SELECT p.month_start, p.indicator, p.agency_code, SUM(p.numerator) AS numerator,
                   SUM(p.denominator) AS denominator
            FROM kpi_part p
            GROUP BY p.month_start, p.indicator, p.agency_code) k
      JOIN kpi_agency_of_month m ON m.month_start = k.month_start AND m.agency_code = k.agency_code
      JOIN dim_agency v ON v.agency_code = m.agency_code AND v.valid_from = m.valid_from) r;
