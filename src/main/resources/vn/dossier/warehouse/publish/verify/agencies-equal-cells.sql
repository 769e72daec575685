-- Months of agencies that are not the sum of all their cells as they will be published, touched or not. Counts are added
-- as doubles, which are cheaper than decimals and exact up to 2^53; amounts of money as decimals.
SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT
      f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0) AS {name}]], [[dossier-amounts: SUM(f.{name}) AS {name}]], [[completion-measures: 0e0 AS {name}]],
      SUM(f.late_in_month + 0e0) AS late_in_month
    FROM fact_dossier_monthly f
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[dossier-counts: -SUM(f.{name} + 0e0)]], [[dossier-amounts: -SUM(f.{name})]], [[completion-measures: 0e0]], -SUM(f.late_in_month + 0e0)
    FROM (SELECT DISTINCT month_start, agency_key, procedure_key
          FROM etl_touched_cell WHERE accepted_date <= :reach) c
    JOIN fact_dossier_monthly f
      ON f.month_start = c.month_start AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[dossier-counts: SUM(f.{name} + 0e0)]], [[dossier-amounts: SUM(f.{name})]], [[completion-measures: 0e0]], SUM(f.late_in_month + 0e0)
    FROM stage_dossier_monthly f
    GROUP BY f.month_start, f.agency_key
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[dossier-counts: 0e0]], [[dossier-amounts: 0]], [[completion-measures: SUM(f.{name} + 0e0)]], 0e0
    FROM (
      SELECT finished_date, agency_key, [[completion-measures: SUM({name} + 0e0) AS {name}]]
      FROM fact_completion_daily
      GROUP BY finished_date, agency_key) f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[dossier-counts: 0e0]], [[dossier-amounts: 0]], [[completion-measures: -SUM(f.{name} + 0e0)]], 0e0
    FROM (SELECT DISTINCT finished_date, agency_key, procedure_key
          FROM etl_touched_completion WHERE finished_date <= :reach) c
    JOIN fact_completion_daily f
      ON f.finished_date = c.finished_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[dossier-counts: 0e0]], [[dossier-amounts: 0]], [[completion-measures: SUM(f.{name} + 0e0)]], 0e0
    FROM stage_completion_daily f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
    UNION ALL
    SELECT
      month_start, agency_key, [[dossier-counts: -({name} + 0e0)]], [[dossier-amounts: -{name}]],
      [[completion-measures: -({name} + 0e0)]], -(late_in_month + 0e0)
    FROM stage_agency_monthly
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING [[measures: SUM({name}) <> 0 | OR]] OR SUM(late_in_month) <> 0
) differing
