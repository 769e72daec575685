-- A run that verifies everything touches every cell that a fact or a published row shows.
INSERT IGNORE INTO etl_touched_cell (accepted_date, agency_key, procedure_key, partition_name, month_start)
SELECT accepted_date, agency_key, procedure_key, 'all', accepted_month FROM fact_dossier
UNION
SELECT d.accepted_date, d.agency_key, d.procedure_key, 'all', m.month_start
FROM fact_dossier_daily d JOIN dim_date m ON m.date_key = d.accepted_date
UNION
SELECT month_start, agency_key, procedure_key, 'all', month_start FROM fact_dossier_monthly
