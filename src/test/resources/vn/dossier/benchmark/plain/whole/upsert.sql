INSERT INTO fact_dossier (
  dossier_id, dossier_code, agency_key, procedure_key, accepted_date, finished_date, due_date,
  status_code, channel, service_level, channel_missing, online, online_766, component_digitised,
  result_due, result_digitised, digitised_766, reused, obligation, obligation_pending, exempt,
  cashless, non_cash, withdrawn, is_open, timeliness, amount_due, amount_online, amount_transfer,
  amount_cash, accepted_month, open_state, rule_set, content_hash, code_bucket, job_execution_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE
  dossier_code = VALUES(dossier_code), agency_key = VALUES(agency_key),
  procedure_key = VALUES(procedure_key), accepted_date = VALUES(accepted_date),
  finished_date = VALUES(finished_date), due_date = VALUES(due_date),
  status_code = VALUES(status_code), channel = VALUES(channel),
  service_level = VALUES(service_level), channel_missing = VALUES(channel_missing),
  online = VALUES(online), online_766 = VALUES(online_766),
  component_digitised = VALUES(component_digitised), result_due = VALUES(result_due),
  result_digitised = VALUES(result_digitised), digitised_766 = VALUES(digitised_766),
  reused = VALUES(reused), obligation = VALUES(obligation),
  obligation_pending = VALUES(obligation_pending), exempt = VALUES(exempt),
  cashless = VALUES(cashless), non_cash = VALUES(non_cash), withdrawn = VALUES(withdrawn),
  is_open = VALUES(is_open), timeliness = VALUES(timeliness), amount_due = VALUES(amount_due),
  amount_online = VALUES(amount_online), amount_transfer = VALUES(amount_transfer),
  amount_cash = VALUES(amount_cash),
  accepted_month = VALUES(accepted_month), open_state = VALUES(open_state),
  rule_set = VALUES(rule_set), content_hash = VALUES(content_hash),
  code_bucket = VALUES(code_bucket), job_execution_id = VALUES(job_execution_id)
