INSERT INTO fact_monthly_as_is (
  month_start, old_agency_code, agency_code,
  [[measures: {name}]],
  job_execution_id)
VALUES (
  ?, ?, ?,
  [[measures: ?]],
  ?)
