-- Dossiers by code, deleted ones too; a code may be held by several, or be written with blanks around.
select
  id,
  ma_ho_so as code,
  don_vi_id as agency_code,
  ma_tthc as procedure_code,
  kenh_thuc_hien as channel,
  muc_do as service_level,
  trang_thai_ho_so_id as status,
  cast(ngay_tiep_nhan as char(30)) as accepted_at,
  cast(ngay_hen_tra as char(30)) as due_at,
  cast(ngay_ket_thuc_xu_ly as char(30)) as finished_at,
  cast(ngay_tra as char(30)) as returned_at,
  loai_ket_qua as result_kind,
  dinh_kem_ket_qua as result_files,
  cast(deleted_on as char(30)) as deleted_at
from ho_so
where ma_ho_so in (:codes)
  or left(ma_ho_so, 1) in (:blanks)
  or right(ma_ho_so, 1) in (:blanks)
