LOAD DATA LOCAL INFILE 'stage_e_receipt' INTO TABLE stage_e_receipt CHARACTER SET utf8mb4 (
  request_id, code_bucket, month_start, agency_key, provider)
