SELECT month_start, agency_code, agency_name, indicator, way, cause, numerator_change,
  denominator_change, NULL AS rate, dossiers
FROM kpi_way_difference
WHERE month_start = :month
  AND (dossiers > 0 OR numerator_change <> 0 OR denominator_change <> 0)
ORDER BY scope DESC, agency_code, indicator, way, cause
