SELECT
  trunc(accepted_date, 'MONTH') AS month_start, agency_key, procedure_key, sum(dossiers) AS dossiers,
  sum(online) AS online, sum(direct) AS direct, sum(postal) AS postal,
  sum(channel_unknown) AS channel_unknown, sum(channel_missing) AS channel_missing,
  sum(online_766) AS online_766, sum(component_digitised) AS component_digitised,
  sum(result_due) AS result_due, sum(result_digitised) AS result_digitised,
  sum(digitised_766) AS digitised_766, sum(reused) AS reused, sum(obligation) AS obligation,
  sum(obligation_pending) AS obligation_pending, sum(exempt) AS exempt, sum(cashless) AS cashless,
  sum(non_cash) AS non_cash, sum(withdrawn) AS withdrawn, sum(amount_due) AS amount_due,
  sum(amount_online) AS amount_online
FROM fact_dossier_daily
GROUP BY trunc(accepted_date, 'MONTH'), agency_key, procedure_key
