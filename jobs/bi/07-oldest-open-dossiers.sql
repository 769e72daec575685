-- Where do dossiers wait longest, as of the last business date published?
-- One row per agency, the ten with most dossiers that have been open for over 90 days.
SELECT b.as_of, b.agency_code, b.agency_name, b.open_dossiers, b.days_31_to_90, b.days_over_90, b.overdue,
       b.oldest_accepted_date
FROM kpi_backlog_ageing b
WHERE b.level IN ('PROVINCE', 'DISTRICT', 'COMMUNE')  -- CHANGE: the levels
ORDER BY b.days_over_90 DESC, b.overdue DESC, b.agency_code
LIMIT 10;
