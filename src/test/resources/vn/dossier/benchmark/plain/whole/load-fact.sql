LOAD DATA LOCAL INFILE 'fact_dossier' INTO TABLE fact_dossier CHARACTER SET utf8mb4 (
  dossier_id, dossier_code, agency_key, procedure_key, accepted_date, finished_date, due_date,
  status_code, channel, service_level, channel_missing, online, online_766, component_digitised,
  result_due, result_digitised, digitised_766, reused, obligation, obligation_pending, exempt,
  cashless, non_cash, withdrawn, is_open, timeliness, amount_due, amount_online,
  amount_transfer, amount_cash, accepted_month, open_state, rule_set, content_hash, code_bucket,
  job_execution_id)
