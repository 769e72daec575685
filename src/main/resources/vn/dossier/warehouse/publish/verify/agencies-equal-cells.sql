-- Touched months of agencies that are not the sum of their cells as they will be published. Counts are added as doubles,
-- which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
WITH p AS (
  SELECT month_start, agency_key FROM etl_touched_cell WHERE accepted_date <= :reach
  UNION
  SELECT f.month_start, f.agency_key
  FROM dim_procedure o
  JOIN stage_dim_procedure n ON n.procedure_key = o.procedure_key AND n.has_fee <> o.has_fee
  JOIN fact_dossier_monthly f ON f.procedure_key = o.procedure_key)
SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT /*! STRAIGHT_JOIN */
      f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0) AS {name}]], [[dossier-amounts: SUM(f.{name}) AS {name}]],
      SUM(f.late_in_month + 0e0) AS late_in_month,
      SUM(n.has_fee * f.dossiers + 0e0) AS fee_dossiers, SUM(n.has_fee * f.obligation + 0e0) AS fee_obligation, SUM(n.has_fee * f.cashless + 0e0) AS fee_cashless, SUM(n.has_fee * f.obligation_pending + 0e0) AS fee_pending, SUM(n.has_fee * f.exempt + 0e0) AS fee_exempt,
      SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers + 0e0 ELSE 0e0 END) AS procedure_unknown
    FROM p
    JOIN fact_dossier_monthly f ON f.month_start = p.month_start AND f.agency_key = p.agency_key
    JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[dossier-counts: -SUM(f.{name} + 0e0)]], [[dossier-amounts: -SUM(f.{name})]], -SUM(f.late_in_month + 0e0),
      -SUM(n.has_fee * f.dossiers + 0e0), -SUM(n.has_fee * f.obligation + 0e0), -SUM(n.has_fee * f.cashless + 0e0), -SUM(n.has_fee * f.obligation_pending + 0e0), -SUM(n.has_fee * f.exempt + 0e0),
      -SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers + 0e0 ELSE 0e0 END)
    FROM (SELECT DISTINCT month_start, agency_key, procedure_key
        FROM etl_touched_cell WHERE accepted_date <= :reach) c
  JOIN fact_dossier_monthly f
    ON f.month_start = c.month_start AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
    JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0)]], [[dossier-amounts: SUM(f.{name})]], SUM(f.late_in_month + 0e0),
      SUM(n.has_fee * f.dossiers + 0e0), SUM(n.has_fee * f.obligation + 0e0), SUM(n.has_fee * f.cashless + 0e0), SUM(n.has_fee * f.obligation_pending + 0e0), SUM(n.has_fee * f.exempt + 0e0),
      SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers + 0e0 ELSE 0e0 END)
    FROM stage_dossier_monthly f
    JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT
      f.month_start, f.agency_key, [[dossier-counts: -(f.{name} + 0e0)]], [[dossier-amounts: -f.{name}]],
      -(f.late_in_month + 0e0),
      -(f.fee_dossiers + 0e0), -(f.fee_obligation + 0e0), -(f.fee_cashless + 0e0), -(f.fee_pending + 0e0), -(f.fee_exempt + 0e0), -(f.procedure_unknown + 0e0)
    FROM stage_agency_monthly f
    WHERE (f.month_start, f.agency_key) IN (SELECT p.month_start, p.agency_key FROM p)
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING [[dossier-measures: SUM({name}) <> 0 | OR]] OR SUM(late_in_month) <> 0
    OR SUM(fee_dossiers) <> 0 OR SUM(fee_obligation) <> 0 OR SUM(fee_cashless) <> 0 OR SUM(fee_pending) <> 0 OR SUM(fee_exempt) <> 0 OR SUM(procedure_unknown) <> 0
) differing
