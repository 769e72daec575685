SELECT w.month_start, w.agency_code, w.agency_name, w.indicator, w.way, NULL AS cause, w.numerator,
  w.denominator, w.rate, NULL AS dossiers
FROM (
  SELECT month_start, scope, agency_code, agency_name, indicator, 1 AS place, 'LOCAL' AS way,
    local_numerator AS numerator, local_denominator AS denominator, local_rate AS rate
  FROM kpi_three_ways
  WHERE month_start = :month
  UNION ALL
  SELECT month_start, scope, agency_code, agency_name, indicator, 2, 'DECISION_766',
    decision_766_numerator, decision_766_denominator, decision_766_rate
  FROM kpi_three_ways
  WHERE month_start = :month AND decision_766_denominator IS NOT NULL
  UNION ALL
  SELECT month_start, scope, agency_code, agency_name, indicator, 3, 'PORTAL',
    portal_numerator, portal_denominator, portal_rate
  FROM kpi_three_ways
  WHERE month_start = :month AND (portal_rate IS NOT NULL OR portal_denominator IS NOT NULL)
) w
ORDER BY w.scope DESC, w.agency_code, w.indicator, w.place
