-- All dossiers, deleted ones too; code is also what their children name (adapter.yml).
select
  id,
  ma_ho_so as code,
  don_vi_id as agency_code,
  ma_tthc as procedure_code,
  kenh_thuc_hien as channel,
  muc_do as service_level,
  trang_thai_ho_so_id as status,
  ngay_tiep_nhan as accepted_at,
  ngay_hen_tra as due_at,
  ngay_ket_thuc_xu_ly as finished_at,
  ngay_tra as returned_at,
  loai_ket_qua as result_kind,
  dinh_kem_ket_qua as result_files,
  deleted_on as deleted_at,
  null as copy_reason,
  created_on as created_at,
  last_modified_on as last_modified_at
from ho_so
