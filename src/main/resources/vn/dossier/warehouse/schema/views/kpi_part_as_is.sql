-- kpi_part under today's agencies: an old agency's figures stand under those that follow it. One row per agency.
CREATE OR REPLACE VIEW kpi_part_as_is AS
SELECT k.month_start, k.agency_code, k.agency_name, k.level, k.indicator, CAST(k.numerator AS DECIMAL(20, 0)) AS numerator, k.denominator
FROM (SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS numerator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS denominator
      FROM (SELECT u.month_start, u.agency_code, [[dossier-terms: CAST(SUM(u.{name}) AS DECIMAL(20, 0)) AS {name}]],
                   [[completion-terms: CAST(SUM(u.{name}) AS DECIMAL(20, 0)) AS {name}]]
            FROM (SELECT f.month_start, v.agency_code, [[dossier-terms: f.{name}]], [[completion-terms: f.{name}]]
                  FROM fact_agency_monthly f
                  JOIN dim_agency v ON v.agency_key = f.agency_key
                  WHERE v.in_statistics = 1
                    AND NOT EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
                  UNION ALL
                  SELECT s.month_start, s.agency_code, [[dossier-terms: s.{name}]], [[completion-terms: s.{name}]]
                  FROM fact_monthly_as_is s) u
            GROUP BY u.month_start, u.agency_code) f
      JOIN dim_agency a ON a.agency_code = f.agency_code AND a.is_current = 1
      JOIN kpi_indicator i
        ON i.indicator IN ([[dossier-indicators: '{name}']]) AND f.dossiers > 0
          OR i.indicator IN ([[completion-indicators: '{name}']]) AND f.finished > 0) k
WHERE k.numerator IS NOT NULL AND k.denominator IS NOT NULL
