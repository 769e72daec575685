-- A month of old agencies in statistics, over all procedures and versions: dossiers by month of acceptance,
-- completions by month of finishing.
SELECT u.month_start, u.old_agency_code,
  [[measures: SUM(u.{name}) AS {name}]]
FROM (
  SELECT f.month_start, v.agency_code AS old_agency_code,
    [[dossier-measures: f.{name}]], [[completion-measures: 0 AS {name}]]
  FROM fact_dossier_monthly f
  JOIN dim_agency v ON v.agency_key = f.agency_key
  WHERE f.month_start = :month AND v.in_statistics = 1
    AND EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
  UNION ALL
  SELECT d.month_start, v.agency_code AS old_agency_code,
    [[dossier-measures: 0]], [[completion-measures: f.{name}]]
  FROM fact_completion_daily f
  JOIN dim_date d ON d.date_key = f.finished_date
  JOIN dim_agency v ON v.agency_key = f.agency_key
  WHERE d.month_start = :month AND v.in_statistics = 1
    AND EXISTS (SELECT 1 FROM dim_agency_as_is o WHERE o.old_agency_code = v.agency_code)
) u
GROUP BY u.month_start, u.old_agency_code
ORDER BY u.old_agency_code
