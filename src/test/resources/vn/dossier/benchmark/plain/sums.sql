SET SESSION tmp_memory_table_size = 1073741824;
SET SESSION max_heap_table_size = 1073741824;
SET SESSION sort_buffer_size = 67108864;
TRUNCATE TABLE fact_dossier_daily;
INSERT INTO fact_dossier_daily
SELECT
  accepted_date, agency_key, procedure_key, COUNT(*), COUNT(NULLIF(online, 0)),
  COUNT(NULLIF(channel = 'DIRECT', 0)), COUNT(NULLIF(channel = 'POSTAL', 0)),
  COUNT(NULLIF(channel = 'UNKNOWN', 0)), COUNT(NULLIF(channel_missing, 0)),
  COUNT(NULLIF(online_766, 0)), COUNT(NULLIF(component_digitised, 0)), COUNT(NULLIF(result_due, 0)),
  COUNT(NULLIF(result_digitised, 0)), COUNT(NULLIF(digitised_766, 0)), COUNT(NULLIF(reused, 0)),
  COUNT(NULLIF(obligation, 0)), COUNT(NULLIF(obligation_pending, 0)), COUNT(NULLIF(exempt, 0)),
  COUNT(NULLIF(cashless, 0)), COUNT(NULLIF(non_cash, 0)), COUNT(NULLIF(withdrawn, 0)),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0)
FROM fact_dossier
GROUP BY accepted_date, agency_key, procedure_key;
TRUNCATE TABLE fact_dossier_monthly;
INSERT INTO fact_dossier_monthly
SELECT
  DATE_SUB(accepted_date, INTERVAL DAYOFMONTH(accepted_date) - 1 DAY) AS month_start, agency_key,
  procedure_key, SUM(dossiers + 0e0), SUM(online + 0e0), SUM(direct + 0e0), SUM(postal + 0e0),
  SUM(channel_unknown + 0e0), SUM(channel_missing + 0e0), SUM(online_766 + 0e0),
  SUM(component_digitised + 0e0), SUM(result_due + 0e0), SUM(result_digitised + 0e0),
  SUM(digitised_766 + 0e0), SUM(reused + 0e0), SUM(obligation + 0e0), SUM(obligation_pending + 0e0),
  SUM(exempt + 0e0), SUM(cashless + 0e0), SUM(non_cash + 0e0), SUM(withdrawn + 0e0),
  SUM(amount_due + 0e0), SUM(amount_online + 0e0)
FROM fact_dossier_daily
GROUP BY month_start, agency_key, procedure_key;
TRUNCATE TABLE fact_completion_daily;
INSERT INTO fact_completion_daily
SELECT
  finished_date, agency_key, procedure_key, COUNT(*), SUM(timeliness = 'EARLY'),
  SUM(timeliness = 'ON_TIME'), SUM(timeliness = 'LATE'), SUM(timeliness = 'NO_DUE_DATE'),
  SUM(finished_date = accepted_date)
FROM fact_dossier
WHERE finished_date <= @until AND withdrawn = 0
GROUP BY finished_date, agency_key, procedure_key;
