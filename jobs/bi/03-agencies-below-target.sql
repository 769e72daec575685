-- Which agencies miss the target, and how many more dossiers would each have needed to reach it?
-- One row per agency, the one that lacks most first. Those too small to be ranked (fewer than 30 dossiers) are left out.
WITH asked AS (
  SELECT DATE '2023-10-01' AS month_start,  -- CHANGE: the month, by its first day
         80 AS target_percent               -- CHANGE: the target
)
SELECT r.agency_code, r.agency_name, r.level, r.numerator, r.denominator,
       ROUND(100 * r.rate, 1) AS share_percent,
       CEILING(r.denominator * asked.target_percent / 100.0) - r.numerator AS dossiers_missing
FROM asked
JOIN kpi_agency_ranking r ON r.month_start = asked.month_start
WHERE r.indicator = 'online'  -- CHANGE: or digitised, cashless, on_time, ...
  AND r.small = 0
  AND 100 * r.numerator < asked.target_percent * r.denominator
ORDER BY dossiers_missing DESC, r.agency_code;
