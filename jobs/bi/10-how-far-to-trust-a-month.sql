-- How far can a month's figures be trusted: how many of its dossiers lack something, how many wait in quarantine, and up to
-- which date does the warehouse reach?
-- One row per problem; quarantine holds dossiers of all months, since their date may be what is wrong with them. affected and
-- of_total are dossiers accepted in the month; for no_due_date those finished in it, for method_unknown paid requests, not
-- dossiers. provisional is 1 while the day figures_up_to was not over when it was loaded.
SELECT q.problem, q.affected, q.of_total,
       ROUND(100 * q.rate, 1) AS share_percent,
       (SELECT SUM(k.dossiers) FROM kpi_quarantine k) AS in_quarantine,
       f.business_date AS figures_up_to, f.provisional
FROM kpi_data_quality q
CROSS JOIN etl_freshness f
WHERE q.month_start = DATE '2023-10-01'  -- CHANGE: the month, by its first day
ORDER BY q.affected DESC, q.problem;
