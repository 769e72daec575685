INSERT INTO dim_procedure (
  procedure_key, procedure_code, procedure_name, field_code, field_name, service_level, has_fee,
  yields_result, search_name)
SELECT
  procedure_key, procedure_code, procedure_name, field_code, field_name, service_level, has_fee,
  yields_result, search_name
FROM stage_dim_procedure
ON DUPLICATE KEY UPDATE
  procedure_code = VALUES(procedure_code), procedure_name = VALUES(procedure_name),
  field_code = VALUES(field_code), field_name = VALUES(field_name),
  service_level = VALUES(service_level), has_fee = VALUES(has_fee),
  yields_result = VALUES(yields_result),
  search_name = VALUES(search_name)
