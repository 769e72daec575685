-- Months of agencies that are not the sum of their days, or tell of other late dossiers than the facts; and how far fees
-- are from the procedures. Months were summed of months: these are summed of days.
SELECT (SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT
      CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.accepted_date), f.accepted_date) AS DATE) AS month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0) AS {name}]], [[dossier-amounts: SUM(f.{name}) AS {name}]], 0e0 AS late_in_month
    FROM (
      SELECT accepted_date, agency_key, [[dossier-counts: SUM({name} + 0e0) AS {name}]],
        [[dossier-amounts: SUM({name}) AS {name}]]
      FROM [[cells]]_dossier_daily
      GROUP BY accepted_date, agency_key) f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.accepted_date), f.accepted_date) AS DATE), f.agency_key
    UNION ALL
    SELECT f.accepted_month, f.agency_key, [[dossier-counts: 0e0]], [[dossier-amounts: 0]], COUNT(*) + 0e0
    FROM fact_dossier f
    WHERE f.accepted_date <= :reach AND f.withdrawn = 0 AND f.due_date < COALESCE(f.finished_date, DATE '9999-12-31')
      AND TIMESTAMPADD(DAY, 1, f.due_date) < TIMESTAMPADD(MONTH, 1, f.accepted_month)
    GROUP BY f.accepted_month, f.agency_key
    UNION ALL
    SELECT
      month_start, agency_key, [[dossier-counts: -({name} + 0e0)]], [[dossier-amounts: -{name}]],  -(late_in_month + 0e0)
    FROM [[cells]]_agency_monthly
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING [[dossier-measures: SUM({name}) <> 0 | OR]] OR SUM(late_in_month) <> 0
) differing) + (SELECT ABS(COALESCE(SUM(t.fees), 0)) FROM (
  SELECT SUM(r.has_fee * f.fees) AS fees
  FROM (
    SELECT procedure_key, SUM(dossiers + obligation + cashless + obligation_pending + exempt) AS fees
    FROM [[cells]]_dossier_monthly GROUP BY procedure_key) f
  JOIN stage_dim_procedure r ON r.procedure_key = f.procedure_key
  UNION ALL
  SELECT -SUM(fee_dossiers + fee_obligation + fee_cashless + fee_pending + fee_exempt) FROM [[cells]]_agency_monthly) t)
