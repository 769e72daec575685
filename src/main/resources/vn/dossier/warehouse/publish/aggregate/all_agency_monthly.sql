-- All months and agencies: their cells of dossiers and completions summed up. Days are summed in their order first. Counts are
-- added as doubles, which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
INSERT INTO [[cells]]_agency_monthly (
  [[in-place]] job_execution_id,
  month_start, agency_key, [[dossier-counts: {name}]], [[dossier-amounts: {name}]], [[completion-measures: {name}]],
  fee_dossiers, fee_obligation, fee_cashless, fee_pending, fee_exempt, procedure_unknown, late_in_month, late_so_far)
SELECT
  [[in-place]] :jobExecutionId,
  u.month_start, u.agency_key, [[dossier-counts: SUM(u.{name})]], [[dossier-amounts: SUM(u.{name})]], [[completion-measures: SUM(u.{name})]],
  SUM(u.fee_dossiers), SUM(u.fee_obligation), SUM(u.fee_cashless), SUM(u.fee_pending), SUM(u.fee_exempt),
  SUM(u.procedure_unknown), SUM(u.late_in_month), SUM(u.late_so_far)
FROM (
  SELECT
    f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0) AS {name}]], [[dossier-amounts: SUM(f.{name}) AS {name}]],
    [[completion-measures: 0e0 AS {name}]],
    SUM(r.has_fee * f.dossiers + 0e0) AS fee_dossiers, SUM(r.has_fee * f.obligation + 0e0) AS fee_obligation, SUM(r.has_fee * f.cashless + 0e0) AS fee_cashless,
    SUM(r.has_fee * f.obligation_pending + 0e0) AS fee_pending, SUM(r.has_fee * f.exempt + 0e0) AS fee_exempt,
    SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers + 0e0 ELSE 0e0 END) AS procedure_unknown,
    SUM(f.late_in_month + 0e0) AS late_in_month, CAST(NULL AS SIGNED) AS late_so_far
  FROM [[cells]]_dossier_monthly f
  JOIN stage_dim_procedure r ON r.procedure_key = f.procedure_key
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  SELECT
    CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key,
    [[dossier-counts: 0]], [[dossier-amounts: 0]], [[completion-measures: SUM(f.{name})]], 0, 0, 0, 0, 0, 0, 0, NULL
  FROM (
    SELECT finished_date, agency_key, [[completion-measures: SUM({name} + 0e0) AS {name}]]
    FROM [[cells]]_completion_daily
    GROUP BY finished_date, agency_key) f
  GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
  UNION ALL
  -- The month that is not over: what is past its due date as of now
  SELECT
    f.accepted_month, f.agency_key, [[dossier-counts: 0]], [[dossier-amounts: 0]], [[completion-measures: 0]], 0, 0, 0, 0, 0, 0, 0,
    COUNT(CASE WHEN f.withdrawn = 0 AND f.due_date < :reach AND (f.finished_date IS NULL OR f.due_date < f.finished_date)
    THEN 1 END)
  FROM fact_dossier f
  WHERE f.accepted_month = :openMonth AND f.accepted_date <= :reach
  GROUP BY f.accepted_month, f.agency_key
) u
GROUP BY u.month_start, u.agency_key
