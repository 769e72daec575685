SELECT
  finished_date, agency_key, procedure_key, count(*) AS finished, count_if(timeliness = 'EARLY') AS early,
  count_if(timeliness = 'ON_TIME') AS on_time, count_if(timeliness = 'LATE') AS late,
  count_if(timeliness = 'NO_DUE_DATE') AS no_due_date,
  count_if(finished_date = accepted_date) AS express
FROM fact_dossier
WHERE finished_date <= :until AND NOT withdrawn
GROUP BY finished_date, agency_key, procedure_key
