-- All procedures, deleted ones too.
select
  ma_tthc as code,
  ten_tthc as name,
  ma_linh_vuc as field_code,
  muc_do as service_level,
  trang_thai_phi_le_phi as has_fee,
  thu_tuc_khong_co_ket_qua as no_result,
  su_dung as in_use,
  created_on as created_at,
  last_modified_on as last_modified_at,
  deleted_on as deleted_at
from thu_tuc
