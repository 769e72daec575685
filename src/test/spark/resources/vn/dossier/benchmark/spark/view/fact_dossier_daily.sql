SELECT
  accepted_date, agency_key, procedure_key, count(*) AS dossiers, count_if(online) AS online,
  count_if(channel = 'DIRECT') AS direct, count_if(channel = 'POSTAL') AS postal,
  count_if(channel = 'UNKNOWN') AS channel_unknown, count_if(channel_missing) AS channel_missing,
  count_if(online_766) AS online_766, count_if(component_digitised) AS component_digitised,
  count_if(result_due) AS result_due, count_if(result_digitised) AS result_digitised,
  count_if(digitised_766) AS digitised_766, count_if(reused) AS reused,
  count_if(obligation) AS obligation, count_if(obligation_pending) AS obligation_pending,
  count_if(exempt) AS exempt, count_if(cashless) AS cashless, count_if(non_cash) AS non_cash,
  count_if(withdrawn) AS withdrawn, sum(amount_due) AS amount_due, sum(amount_online) AS amount_online
FROM fact_dossier
GROUP BY accepted_date, agency_key, procedure_key
