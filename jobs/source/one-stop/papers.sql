-- All digitised papers, deleted ones too.
select
  id,
  ma_ho_so as link,
  loai_so_hoa as kind,
  trang_thai_so_hoa as status,
  thoi_gian_so_hoa as digitised_at,
  created_on as created_at,
  don_vi_id as agency_identifier,
  deleted_on as deleted_at
from giay_to_so_hoa
