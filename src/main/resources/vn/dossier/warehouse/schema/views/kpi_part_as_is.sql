-- The manner of kpi_part under today's agencies: an old agency's figures stand under those that follow it.
CREATE OR REPLACE VIEW kpi_part_as_is AS
SELECT k.month_start, k.agency_code, k.agency_name, k.level, k.indicator, k.numerator, k.denominator
FROM (SELECT f.month_start, a.agency_code, a.agency_name, a.level, i.indicator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {numerator} |]] END AS numerator,
             CASE i.indicator [[indicators: WHEN '{name}' THEN {denominator} |]] END AS denominator
      FROM (SELECT f.month_start, v.agency_code, [[dossier-terms: SUM(f.{name}) AS {name}]], [[completion-terms: 0 AS {name}]]
            FROM fact_dossier_monthly f
            JOIN dim_agency v ON v.agency_key = f.agency_key
            WHERE v.in_statistics = 1
              AND NOT EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
            GROUP BY f.month_start, v.agency_code
            UNION ALL
            SELECT d.month_start, v.agency_code, [[dossier-terms: 0]], [[completion-terms: SUM(f.{name})]]
            FROM fact_completion_daily f
            JOIN dim_date d ON d.date_key = f.finished_date
            JOIN dim_agency v ON v.agency_key = f.agency_key
            WHERE v.in_statistics = 1
              AND NOT EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
            GROUP BY d.month_start, v.agency_code
            UNION ALL
            SELECT s.month_start, s.agency_code, [[dossier-terms: s.{name}]], [[completion-terms: s.{name}]]
            FROM fact_monthly_as_is s) f
      JOIN dim_agency a ON a.agency_code = f.agency_code AND a.is_current = 1
      JOIN kpi_indicator i
        ON i.indicator IN ([[dossier-indicators: '{name}']]) AND f.dossiers > 0
          OR i.indicator IN ([[completion-indicators: '{name}']]) AND f.finished > 0) k
WHERE k.numerator IS NOT NULL AND k.denominator IS NOT NULL
