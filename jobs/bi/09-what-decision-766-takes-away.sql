-- Which agencies lose most by the rule of Decision 766, under which an online dossier needs a result file, if its procedure
-- yields a result?
-- One row per agency, the ten that lose most dossiers. A recent month loses more: its open dossiers have no result file yet, and
-- come back when they are done. Compare months of the same age.
SELECT w.agency_code, w.agency_name, w.local_denominator AS dossiers,
       w.local_numerator AS online_by_local_rule,
       w.decision_766_numerator AS online_by_decision_766,
       ROUND(100 * w.local_rate, 1) AS local_percent,
       ROUND(100 * w.decision_766_rate, 1) AS decision_766_percent
FROM kpi_three_ways w
WHERE w.month_start = DATE '2023-10-01'  -- CHANGE: the month, by its first day
  AND w.scope = 'AGENCY'
  AND w.indicator = 'online'  -- CHANGE: or digitised
ORDER BY w.local_numerator - w.decision_766_numerator DESC, w.agency_code
LIMIT 10;
