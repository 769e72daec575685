-- Touched months of agencies that are not the sum of their cells as they will be published. Counts are added as doubles,
-- which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
WITH p AS (
  SELECT DISTINCT month_start, agency_key FROM etl_touched_cell WHERE accepted_date <= :reach)
SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT
      f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0) AS {name}]], [[dossier-amounts: SUM(f.{name}) AS {name}]],
      SUM(f.late_in_month + 0e0) AS late_in_month
    FROM fact_dossier_monthly f
    WHERE (f.month_start, f.agency_key) IN (SELECT p.month_start, p.agency_key FROM p)
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[dossier-counts: -SUM(f.{name} + 0e0)]], [[dossier-amounts: -SUM(f.{name})]], -SUM(f.late_in_month + 0e0)
    FROM (SELECT DISTINCT month_start, agency_key, procedure_key
        FROM etl_touched_cell WHERE accepted_date <= :reach) c
  JOIN fact_dossier_monthly f
    ON f.month_start = c.month_start AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0)]], [[dossier-amounts: SUM(f.{name})]], SUM(f.late_in_month + 0e0)
    FROM stage_dossier_monthly f
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT
      f.month_start, f.agency_key, [[dossier-counts: -(f.{name} + 0e0)]], [[dossier-amounts: -f.{name}]],
      -(f.late_in_month + 0e0)
    FROM stage_agency_monthly f
    WHERE (f.month_start, f.agency_key) IN (SELECT p.month_start, p.agency_key FROM p)
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING [[dossier-measures: SUM({name}) <> 0 | OR]] OR SUM(late_in_month) <> 0
) differing
