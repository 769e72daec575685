-- Months of agencies that are not the sum of their days of completion.
SELECT COUNT(*) FROM (
  SELECT month_start, agency_key FROM (
    SELECT CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE) AS month_start, f.agency_key,
      [[completion-measures: SUM(f.{name} + 0e0) AS {name}]]
    FROM (
      SELECT finished_date, agency_key, [[completion-measures: SUM({name} + 0e0) AS {name}]]
      FROM [[cells]]_completion_daily
      GROUP BY finished_date, agency_key) f
    GROUP BY CAST(TIMESTAMPADD(DAY, 1 - EXTRACT(DAY FROM f.finished_date), f.finished_date) AS DATE), f.agency_key
    UNION ALL
    SELECT month_start, agency_key, [[completion-measures: -({name} + 0e0)]]
    FROM [[cells]]_agency_monthly
  ) both_sides
  GROUP BY month_start, agency_key
  HAVING [[completion-measures: SUM({name}) <> 0 | OR]]
) differing
