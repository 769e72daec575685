-- Touched months of agencies that are not the sum of their days of completion as they will be published. Months were summed by
-- the calendar: these are by their bounds.
WITH p AS (
  SELECT DISTINCT
    CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM finished_date), finished_date) AS DATE) AS month_start, agency_key
  FROM etl_touched_completion WHERE finished_date <= :reach)
SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT f.month_start, f.agency_key, [[completion-measures: f.{name}]]
    FROM (
      SELECT /*! STRAIGHT_JOIN */ m.month_start, f.agency_key, [[completion-measures: SUM(f.{name} + 0e0) AS {name}]]
      FROM (SELECT DISTINCT p.month_start FROM p) m
      JOIN fact_completion_daily f
        ON f.finished_date >= m.month_start AND f.finished_date < TIMESTAMPADD(MONTH, 1, m.month_start)
      GROUP BY m.month_start, f.agency_key) f
    JOIN p ON p.month_start = f.month_start AND p.agency_key = f.agency_key
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[completion-measures: -SUM(f.{name} + 0e0)]]
    FROM (SELECT DISTINCT finished_date, agency_key, procedure_key
        FROM etl_touched_completion WHERE finished_date <= :reach) c
  JOIN fact_completion_daily f
    ON f.finished_date = c.finished_date AND f.agency_key = c.agency_key AND f.procedure_key = c.procedure_key
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
    UNION ALL
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key, [[completion-measures: SUM(f.{name} + 0e0)]]
    FROM stage_completion_daily f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
    UNION ALL
    SELECT f.month_start, f.agency_key, [[completion-measures: -(f.{name} + 0e0)]]
    FROM stage_agency_monthly f
    WHERE (f.month_start, f.agency_key) IN (SELECT p.month_start, p.agency_key FROM p)
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING [[completion-measures: SUM({name}) <> 0 | OR]]
) differing
