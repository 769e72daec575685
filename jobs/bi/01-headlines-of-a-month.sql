-- What share of a month's dossiers was submitted online, digitised and paid online, in the province and at each level,
-- and by how many percentage points has it moved since the baseline month?
-- One row per indicator and level. The change is empty where the baseline month has no figures.
SELECT k.indicator, k.level, k.numerator, k.denominator,
       ROUND(100 * k.rate, 1) AS share_percent,
       ROUND(100 * (k.rate - b.rate), 1) AS change_in_points
FROM kpi_monthly k
LEFT JOIN kpi_monthly b
  ON b.month_start = DATE '2023-05-01'  -- CHANGE: the month to compare with
  AND b.level = k.level AND b.indicator = k.indicator
WHERE k.month_start = DATE '2023-10-01'  -- CHANGE: the month, by its first day
  AND k.indicator IN ('online', 'digitised', 'cashless')
  AND k.level IN ('ALL', 'PROVINCE', 'BELOW_PROVINCE')
ORDER BY k.indicator, k.level;
