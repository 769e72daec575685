-- The longest texts of procedures, under the names of the warehouse's columns, for check.
select
  max(char_length(trim(ma_tthc))) as "procedure_code",
  max(char_length(trim(ten_tthc))) as "procedure_name",
  max(char_length(trim(ma_linh_vuc))) as "field_code",
  max(char_length(trim(muc_do))) as "service_level"
from thu_tuc
