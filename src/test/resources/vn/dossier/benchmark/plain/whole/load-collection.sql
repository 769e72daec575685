LOAD DATA LOCAL INFILE 'stage_collection' INTO TABLE stage_collection CHARACTER SET utf8mb4 (
  request_id, code_bucket, collected_date, agency_key, procedure_key, method, dossier_id,
  amount, fee, charge)
