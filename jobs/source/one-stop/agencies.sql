-- All agencies, deleted ones too; columns in the order of the table, which decides ties.
select
  group_code as code,
  group_name as name,
  of_group_code as parent_code,
  ma_dinh_danh as identifier_code,
  catalog,
  loai_bien_lai_thanh_toan as receipt_provider,
  co_thong_ke as in_statistics,
  active,
  cast(created_on as char(30)) as created_at,
  cast(last_modified_on as char(30)) as last_modified_at,
  cast(deleted_on as char(30)) as deleted_at
from don_vi
