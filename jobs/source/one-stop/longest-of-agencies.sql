-- The longest texts of agencies, under the names of the warehouse's columns, for check.
select
  max(char_length(trim(group_code))) as "agency_code",
  max(char_length(trim(ma_dinh_danh))) as "identifier_code",
  max(char_length(trim(group_name))) as "agency_name",
  max(char_length(trim(of_group_code))) as "parent_code"
from don_vi
