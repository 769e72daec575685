-- Months in which agencies have other cells than are published, or more, or fewer of them.
SELECT s.month_start
FROM stage_agency_monthly s
LEFT JOIN fact_agency_monthly f ON f.month_start = s.month_start AND f.agency_key = s.agency_key
WHERE f.agency_key IS NULL OR ([[measures: COALESCE(s.{name}, -1)]]) <> ([[measures: COALESCE(f.{name}, -1)]])
UNION
SELECT f.month_start
FROM fact_agency_monthly f
LEFT JOIN stage_agency_monthly s ON s.month_start = f.month_start AND s.agency_key = f.agency_key
WHERE s.agency_key IS NULL
