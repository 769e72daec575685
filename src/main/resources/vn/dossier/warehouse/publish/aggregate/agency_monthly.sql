-- All months and agencies. What was touched (p), or has procedures that have a fee from now on or none any more, is summed of
-- its cells: those that are published, less those that are replaced, and those counted anew. The rest is as published. Counts are
-- added as doubles, which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
INSERT INTO stage_agency_monthly (
  month_start, agency_key, [[dossier-counts: {name}]], [[dossier-amounts: {name}]],
  [[completion-measures: {name}]],
  fee_dossiers, fee_obligation, fee_cashless, fee_pending, fee_exempt, procedure_unknown, late_in_month, late_so_far)
WITH p AS (
  SELECT month_start, agency_key FROM (
    SELECT month_start, agency_key FROM etl_touched_cell WHERE accepted_date <= :reach
    UNION
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM finished_date), finished_date) AS DATE), agency_key
    FROM etl_touched_completion WHERE finished_date <= :reach
    UNION
    SELECT f.month_start, f.agency_key
    FROM dim_procedure o
    JOIN stage_dim_procedure n ON n.procedure_key = o.procedure_key AND n.has_fee <> o.has_fee
    JOIN fact_dossier_monthly f ON f.procedure_key = o.procedure_key) t)
SELECT
  u.month_start, u.agency_key, [[dossier-counts: SUM(u.{name})]], [[dossier-amounts: SUM(u.{name})]], [[completion-measures: SUM(u.{name})]],
  SUM(u.fee_dossiers), SUM(u.fee_obligation), SUM(u.fee_cashless), SUM(u.fee_pending), SUM(u.fee_exempt),
  SUM(u.procedure_unknown), SUM(u.late_in_month),
  CASE WHEN u.month_start = :openMonth AND SUM(u.dossiers) <> 0 THEN COALESCE(SUM(u.late_so_far), 0) END
FROM (
  SELECT
    f.month_start, f.agency_key, [[dossier-counts: f.{name}]], [[dossier-amounts: f.{name}]], [[completion-measures: f.{name}]],
    f.fee_dossiers, f.fee_obligation, f.fee_cashless, f.fee_pending, f.fee_exempt, f.procedure_unknown, f.late_in_month,
    CAST(NULL AS SIGNED) AS late_so_far
  FROM fact_agency_monthly f
  LEFT JOIN p ON p.month_start = f.month_start AND p.agency_key = f.agency_key
  WHERE p.agency_key IS NULL
  UNION ALL
  SELECT /*! STRAIGHT_JOIN */
    f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0)]], [[dossier-amounts: SUM(f.{name})]], [[completion-measures: 0]],
    SUM(n.has_fee * f.dossiers + 0e0), SUM(n.has_fee * f.obligation + 0e0), SUM(n.has_fee * f.cashless + 0e0),
    SUM(n.has_fee * f.obligation_pending + 0e0), SUM(n.has_fee * f.exempt + 0e0),
    SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END), SUM(f.late_in_month + 0e0), NULL
  FROM p
  JOIN fact_dossier_monthly f ON f.month_start = p.month_start AND f.agency_key = p.agency_key
  JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  SELECT
    f.month_start, f.agency_key, [[dossier-counts: -SUM(f.{name} + 0e0)]], [[dossier-amounts: -SUM(f.{name})]], [[completion-measures: 0]],
    -SUM(n.has_fee * f.dossiers + 0e0), -SUM(n.has_fee * f.obligation + 0e0), -SUM(n.has_fee * f.cashless + 0e0),
    -SUM(n.has_fee * f.obligation_pending + 0e0), -SUM(n.has_fee * f.exempt + 0e0),
    -SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END), -SUM(f.late_in_month + 0e0), NULL
  FROM (SELECT DISTINCT month_start, agency_key, procedure_key
        FROM etl_touched_cell WHERE accepted_date <= :reach) c
  JOIN fact_dossier_monthly f
    ON f.month_start = c.month_start AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
  JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  SELECT
    f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0)]], [[dossier-amounts: SUM(f.{name})]], [[completion-measures: 0]],
    SUM(n.has_fee * f.dossiers + 0e0), SUM(n.has_fee * f.obligation + 0e0), SUM(n.has_fee * f.cashless + 0e0),
    SUM(n.has_fee * f.obligation_pending + 0e0), SUM(n.has_fee * f.exempt + 0e0),
    SUM(CASE WHEN f.procedure_key = 0 THEN f.dossiers ELSE 0 END), SUM(f.late_in_month + 0e0), NULL
  FROM stage_dossier_monthly f
  JOIN stage_dim_procedure n ON n.procedure_key = f.procedure_key
  GROUP BY f.month_start, f.agency_key
  UNION ALL
  SELECT f.month_start, f.agency_key, [[dossier-measures: 0]], [[completion-measures: f.{name}]], 0, 0, 0, 0, 0, 0, 0, NULL
  FROM (
    SELECT /*! STRAIGHT_JOIN */ d.month_start, f.agency_key, [[completion-measures: SUM(f.{name} + 0e0) AS {name}]]
    FROM (SELECT DISTINCT p.month_start FROM p) m
    JOIN dim_date d ON d.month_start = m.month_start
    JOIN fact_completion_daily f ON f.finished_date = d.date_key
    GROUP BY d.month_start, f.agency_key) f
  JOIN p ON p.month_start = f.month_start AND p.agency_key = f.agency_key
  UNION ALL
  SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[dossier-measures: 0]], [[completion-measures: -SUM(f.{name} + 0e0)]], 0, 0, 0, 0, 0, 0, 0, NULL
  FROM (SELECT DISTINCT finished_date, agency_key, procedure_key
        FROM etl_touched_completion WHERE finished_date <= :reach) c
  JOIN fact_completion_daily f
    ON f.finished_date = c.finished_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
  GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
  UNION ALL
  SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[dossier-measures: 0]], [[completion-measures: SUM(f.{name} + 0e0)]], 0, 0, 0, 0, 0, 0, 0, NULL
  FROM stage_completion_daily f
  GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
  UNION ALL
  -- The month that is not over: what is past its due date as of now. Nothing was finished before it was accepted, and an
  -- index tells all but who withdrew
  SELECT
    CAST(:openMonth AS DATE), f.agency_key, [[dossier-measures: 0]], [[completion-measures: 0]], 0, 0, 0, 0, 0, 0, 0, COUNT(*)
  FROM fact_dossier f /*! FORCE INDEX (ix_fact_dossier_finished) */
  WHERE (f.finished_date IS NULL OR f.finished_date >= :openMonth) AND f.accepted_date BETWEEN :openMonth AND :reach
    AND f.due_date < :reach AND (f.finished_date IS NULL OR f.due_date < f.finished_date) AND f.withdrawn = 0
  GROUP BY f.agency_key
) u
GROUP BY u.month_start, u.agency_key
HAVING SUM(u.dossiers) <> 0 OR SUM(u.finished) <> 0
