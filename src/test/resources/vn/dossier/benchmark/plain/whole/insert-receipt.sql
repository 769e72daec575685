INSERT IGNORE INTO stage_e_receipt (request_id, code_bucket, month_start, agency_key, provider)
VALUES (?, ?, ?, ?, ?)
