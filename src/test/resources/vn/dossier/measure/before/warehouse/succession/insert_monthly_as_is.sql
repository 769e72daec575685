INSERT INTO fact_monthly_as_is (
  month_start, old_agency_code, agency_code,
  dossiers, online, direct, postal, channel_unknown, channel_missing, online_766,
  component_digitised, result_due, result_digitised, digitised_766, reused, obligation,
  obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due, amount_online, finished,
  early, on_time, late, no_due_date,
  job_execution_id)
VALUES (
  ?, ?, ?,
  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  ?)
