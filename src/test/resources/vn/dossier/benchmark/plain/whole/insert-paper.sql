INSERT INTO stage_digitised_result (
  paper_id, code_bucket, digitised_date, agency_key, historical, date_missing, date_impossible)
VALUES (?, ?, ?, ?, ?, 0, 0)
