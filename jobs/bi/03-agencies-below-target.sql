-- Which agencies miss the target, and how many more dossiers would each have needed to reach it?
-- One row per agency, the one that lacks most first. Those too small to be ranked (fewer than 30 dossiers) are left out.
SELECT r.agency_code, r.agency_name, r.level, r.numerator, r.denominator,
       ROUND(100 * r.rate, 1) AS share_percent,
       CEILING(r.denominator * 80 / 100.0) - r.numerator AS dossiers_missing  -- CHANGE: the target of 80 percent
FROM kpi_agency_ranking r
WHERE r.month_start = DATE '2023-10-01'  -- CHANGE: the month, by its first day
  AND r.indicator = 'online'  -- CHANGE: or digitised, cashless, on_time, ...
  AND r.small = 0
  AND 100 * r.numerator < 80 * r.denominator  -- CHANGE: the same target
ORDER BY dossiers_missing DESC, r.agency_code;
