-- Months of agencies that are not the sum of their days, or tell of other late dossiers than the facts; those whose fees are not
-- those of their procedures; and how far the open month is from its facts. Months were summed of months: these are summed of days.
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
) differing) + (SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT
      f.month_start, f.agency_key, SUM(r.has_fee * f.dossiers + 0e0) AS fee_dossiers, SUM(r.has_fee * f.obligation + 0e0) AS fee_obligation,
      SUM(r.has_fee * f.cashless + 0e0) AS fee_cashless, SUM(r.has_fee * f.obligation_pending + 0e0) AS fee_pending,
      SUM(r.has_fee * f.exempt + 0e0) AS fee_exempt, SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers + 0e0 ELSE 0e0 END) AS procedure_unknown
    FROM [[cells]]_dossier_monthly f
    JOIN stage_dim_procedure r ON r.procedure_key = f.procedure_key
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT
      month_start, agency_key, -(fee_dossiers + 0e0), -(fee_obligation + 0e0), -(fee_cashless + 0e0), -(fee_pending + 0e0),
      -(fee_exempt + 0e0), -(procedure_unknown + 0e0)
    FROM [[cells]]_agency_monthly
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING SUM(fee_dossiers) <> 0 OR SUM(fee_obligation) <> 0 OR SUM(fee_cashless) <> 0 OR SUM(fee_pending) <> 0
    OR SUM(fee_exempt) <> 0 OR SUM(procedure_unknown) <> 0
) fees) + (SELECT ABS(COALESCE(SUM(late), 0)) FROM (
  SELECT COUNT(*) AS late FROM fact_dossier
  WHERE accepted_month = :openMonth AND accepted_date <= :reach AND withdrawn = 0
    AND due_date < :reach AND due_date < COALESCE(finished_date, DATE '9999-12-31')
  UNION ALL
  SELECT -COALESCE(SUM(late_so_far), 0) FROM [[cells]]_agency_monthly) l)
