LOAD DATA LOCAL INFILE 'stage_digitised_result' INTO TABLE stage_digitised_result CHARACTER SET utf8mb4 (
  paper_id, code_bucket, digitised_date, agency_key, historical)
SET date_missing = 0, date_impossible = 0
