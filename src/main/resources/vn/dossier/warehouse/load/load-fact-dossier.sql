LOAD DATA LOCAL INFILE 'rows' INTO TABLE fact_dossier CHARACTER SET utf8mb4 (
  dossier_id, dossier_code, agency_key, procedure_key, accepted_date, accepted_month,
  finished_date, due_date, status_code, channel, service_level, channel_missing, online,
  online_766, component_digitised, result_due, result_digitised, digitised_766, reused, obligation,
  obligation_pending, exempt, cashless, non_cash, withdrawn, is_open, open_state, timeliness,
  amount_due, amount_online, amount_transfer, amount_cash, rule_set, content_hash, code_bucket,
  job_execution_id)
