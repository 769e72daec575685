-- All procedures, deleted ones too; columns in the order of the table, which decides ties.
select
  ma_tthc as code,
  ten_tthc as name,
  ma_linh_vuc as field_code,
  muc_do as service_level,
  trang_thai_phi_le_phi as has_fee,
  thu_tuc_khong_co_ket_qua as no_result,
  su_dung as in_use,
  cast(created_on as char(30)) as created_at,
  cast(last_modified_on as char(30)) as last_modified_at,
  cast(deleted_on as char(30)) as deleted_at
from thu_tuc
