-- All months and agencies: what is published, what touched cells add to it, and less what they replace.
INSERT INTO stage_agency_monthly (
  month_start, agency_key, [[dossier-measures: {name}]], [[completion-measures: {name}]],
  fee_dossiers, fee_obligation, fee_cashless, fee_pending, fee_exempt, procedure_unknown, late_in_month, late_so_far)
SELECT
  u.month_start, u.agency_key, [[dossier-measures: SUM(u.{name})]], [[completion-measures: SUM(u.{name})]],
  SUM(u.fee_dossiers), SUM(u.fee_obligation), SUM(u.fee_cashless), SUM(u.fee_pending), SUM(u.fee_exempt),
  SUM(u.procedure_unknown), SUM(u.late_in_month), SUM(u.late_so_far)
FROM (
  SELECT
    month_start, agency_key, [[dossier-measures: {name}]], [[completion-measures: {name}]],
    fee_dossiers, fee_obligation, fee_cashless, fee_pending, fee_exempt, procedure_unknown, late_in_month,
    CAST(NULL AS SIGNED) AS late_so_far
  FROM fact_agency_monthly
  UNION ALL
  SELECT
    f.month_start, f.agency_key, [[dossier-measures: SUM(f.{name})]],
    [[completion-measures: 0]],
    SUM(n.has_fee * f.dossiers), SUM(n.has_fee * f.obligation), SUM(n.has_fee * f.cashless),
    SUM(n.has_fee * f.obligation_pending), SUM(n.has_fee * f.exempt),
    SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END),
    SUM(f.late_in_month), NULL
  FROM stage_dossier_monthly f
  JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  SELECT
    f.month_start, f.agency_key, [[dossier-measures: -SUM(f.{name})]],
    [[completion-measures: 0]],
    -SUM(o.has_fee * f.dossiers), -SUM(o.has_fee * f.obligation), -SUM(o.has_fee * f.cashless),
    -SUM(o.has_fee * f.obligation_pending), -SUM(o.has_fee * f.exempt),
    -SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END),
    -SUM(f.late_in_month), NULL
  FROM (SELECT DISTINCT month_start, agency_key, procedure_key
        FROM etl_touched_cell WHERE accepted_date <= :reach) c
  JOIN fact_dossier_monthly f
    ON f.month_start = c.month_start AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
  JOIN dim_procedure o ON o.procedure_key = f.procedure_key
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  -- Procedures that have a fee from now on, or none any more, where nothing was touched
  SELECT /*! STRAIGHT_JOIN */
    f.month_start, f.agency_key, [[dossier-measures: 0]], [[completion-measures: 0]],
    SUM((n.has_fee - o.has_fee) * f.dossiers), SUM((n.has_fee - o.has_fee) * f.obligation),
    SUM((n.has_fee - o.has_fee) * f.cashless), SUM((n.has_fee - o.has_fee) * f.obligation_pending),
    SUM((n.has_fee - o.has_fee) * f.exempt), 0, 0, NULL
  FROM dim_procedure o
  JOIN stage_dim_procedure n ON n.procedure_key = o.procedure_key AND n.has_fee <> o.has_fee
  JOIN fact_dossier_monthly f ON f.procedure_key = o.procedure_key
  WHERE NOT EXISTS (
    SELECT 1 FROM etl_touched_cell c
    WHERE c.month_start = f.month_start AND c.agency_key = f.agency_key AND c.procedure_key = f.procedure_key
      AND c.accepted_date <= :reach)
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  SELECT
    CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key,
    [[dossier-measures: 0]], [[completion-measures: SUM(f.{name})]], 0, 0, 0, 0, 0, 0, 0, NULL
  FROM stage_completion_daily f
  GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
  UNION ALL
  SELECT
    CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key,
    [[dossier-measures: 0]], [[completion-measures: -SUM(f.{name})]], 0, 0, 0, 0, 0, 0, 0, NULL
  FROM (SELECT DISTINCT finished_date, agency_key, procedure_key
        FROM etl_touched_completion WHERE finished_date <= :reach) c
  JOIN fact_completion_daily f
    ON f.finished_date = c.finished_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
  GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
  UNION ALL
  -- The month that is not over: what is past its due date as of now
  SELECT
    f.accepted_month, f.agency_key, [[dossier-measures: 0]], [[completion-measures: 0]], 0, 0, 0, 0, 0, 0, 0,
    COUNT(CASE WHEN f.withdrawn = 0 AND f.due_date < :reach AND (f.finished_date IS NULL OR f.due_date < f.finished_date)
    THEN 1 END)
  FROM fact_dossier f
  WHERE f.accepted_month = :openMonth AND f.accepted_date <= :reach
  GROUP BY f.accepted_month, f.agency_key
) u
GROUP BY u.month_start, u.agency_key
HAVING SUM(u.dossiers) <> 0 OR SUM(u.finished) <> 0
