-- All agencies, deleted ones too.
select
  group_code as code,
  group_name as name,
  of_group_code as parent_code,
  ma_dinh_danh as identifier_code,
  catalog,
  loai_bien_lai_thanh_toan as receipt_provider,
  co_thong_ke as in_statistics,
  active,
  created_on as created_at,
  last_modified_on as last_modified_at,
  deleted_on as deleted_at
from don_vi
