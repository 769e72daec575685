-- kpi_part summed over the agencies of a level: summed first, and then told by indicator, so that ten times fewer rows are grouped.
CREATE OR REPLACE VIEW kpi_monthly AS
SELECT k.month_start, k.level, k.indicator, CAST(k.numerator AS DECIMAL(20, 0)) AS numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate
FROM (SELECT f.month_start, f.level, i.indicator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS numerator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS denominator
      FROM (SELECT f.month_start, l.level, [[dossier-terms: CAST(SUM(f.{name}) AS DECIMAL(20, 0)) AS {name}]],
                   [[completion-terms: CAST(SUM(f.{name}) AS DECIMAL(20, 0)) AS {name}]]
            FROM fact_agency_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            JOIN kpi_level l ON l.agency_level = a.level
            WHERE a.in_statistics = 1
            GROUP BY f.month_start, l.level) f
      JOIN kpi_indicator i
        ON i.indicator IN ([[dossier-indicators: '{name}']]) AND f.dossiers > 0
          OR i.indicator IN ([[completion-indicators: '{name}']]) AND f.finished > 0) k
WHERE k.numerator IS NOT NULL AND k.denominator IS NOT NULL
