INSERT IGNORE INTO stage_collection (
  request_id, code_bucket, collected_date, agency_key, procedure_key, method, dossier_id, amount, fee,
  charge)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
