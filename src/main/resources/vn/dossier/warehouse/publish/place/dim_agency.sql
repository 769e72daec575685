INSERT INTO dim_agency (
  agency_key, agency_code, identifier_code, agency_name, level, parent_code, in_statistics, active,
  valid_from, valid_to, is_current, search_name)
SELECT
  agency_key, agency_code, identifier_code, agency_name, level, parent_code, in_statistics, active,
  valid_from, valid_to, is_current, search_name
FROM stage_dim_agency
ON DUPLICATE KEY UPDATE
  agency_code = VALUES(agency_code), identifier_code = VALUES(identifier_code),
  agency_name = VALUES(agency_name), level = VALUES(level), parent_code = VALUES(parent_code),
  in_statistics = VALUES(in_statistics), active = VALUES(active), valid_from = VALUES(valid_from),
  valid_to = VALUES(valid_to), is_current = VALUES(is_current),
  search_name = VALUES(search_name)
