-- Months of touched days that are not the sum of their days as they will be published.
SELECT COUNT(*) FROM (
  SELECT /*! SQL_BIG_RESULT */ month_start, agency_key, procedure_key FROM (
    SELECT
      month_start, agency_key, procedure_key, [[dossier-measures: {name}]]
    FROM stage_dossier_monthly
    UNION ALL
    SELECT
      s.month_start, s.agency_key, s.procedure_key, [[dossier-measures: -s.{name}]]
    FROM stage_dossier_daily s
    UNION ALL
    SELECT
      d.month_start, f.agency_key, f.procedure_key, [[dossier-measures: -f.{name}]]
    FROM (SELECT DISTINCT month_start, agency_key, procedure_key
          FROM etl_touched_cell WHERE accepted_date <= :reach) m
    JOIN dim_date d ON d.month_start = m.month_start
    JOIN fact_dossier_daily f
      ON f.accepted_date = d.date_key AND f.agency_key = m.agency_key
        AND f.procedure_key = m.procedure_key
    WHERE NOT EXISTS (
        SELECT 1 FROM etl_touched_cell c
        WHERE c.accepted_date = f.accepted_date AND c.agency_key = f.agency_key
          AND c.procedure_key = f.procedure_key)
  ) both_sides
  GROUP BY month_start, agency_key, procedure_key
  HAVING [[dossier-measures: SUM({name}) <> 0 | OR]]
) differing
