-- One row per month, agency (name and level of the fact's version) and indicator; summed first, as in kpi_monthly.
CREATE OR REPLACE VIEW kpi_monthly_agency AS
SELECT k.month_start, k.agency_code, k.agency_name, k.indicator, CAST(k.numerator AS DECIMAL(20, 0)) AS numerator, k.denominator,
       CAST(CAST(((2000000 * k.numerator + k.denominator) - MOD((2000000 * k.numerator + k.denominator), (2 * NULLIF(k.denominator, 0)))) / (2 * NULLIF(k.denominator, 0)) AS DECIMAL(20, 0)) / 1000000 AS DECIMAL(12, 6)) AS rate,
       k.level
FROM (SELECT f.month_start, f.agency_code, f.agency_name, f.level, i.indicator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS numerator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS denominator
      FROM (SELECT f.month_start, a.agency_code, a.agency_name, a.level,
                   [[dossier-terms: CAST(SUM(f.{name}) AS DECIMAL(20, 0)) AS {name}]],
                   [[completion-terms: CAST(SUM(f.{name}) AS DECIMAL(20, 0)) AS {name}]]
            FROM fact_agency_monthly f
            JOIN dim_agency a ON a.agency_key = f.agency_key
            WHERE a.in_statistics = 1
            GROUP BY f.month_start, a.agency_code, a.agency_name, a.level) f
      JOIN kpi_indicator i
        ON i.indicator IN ([[dossier-indicators: '{name}']]) AND f.dossiers > 0
          OR i.indicator IN ([[completion-indicators: '{name}']]) AND f.finished > 0) k
WHERE k.numerator IS NOT NULL AND k.denominator IS NOT NULL
