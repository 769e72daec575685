-- Dossiers by id, wherever their dates have gone.
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
  /*! , cast(crc32(concat_ws(char(31 using utf8mb4),
    id, ma_ho_so, don_vi_id, ma_tthc, kenh_thuc_hien, muc_do, trang_thai_ho_so_id, ngay_tiep_nhan,
    ngay_hen_tra, ngay_ket_thuc_xu_ly, ngay_tra, loai_ket_qua, dinh_kem_ket_qua, deleted_on,
    (ma_ho_so is null) + 2 * (don_vi_id is null) + 4 * (ma_tthc is null) + 8 * (kenh_thuc_hien is null)
      + 16 * (muc_do is null) + 32 * (trang_thai_ho_so_id is null) + 64 * (ngay_tiep_nhan is null)
      + 128 * (ngay_hen_tra is null) + 256 * (ngay_ket_thuc_xu_ly is null) + 512 * (ngay_tra is null)
      + 1024 * (loai_ket_qua is null) + 2048 * (dinh_kem_ket_qua is null) + 4096 * (deleted_on is null))) * 2654435761 as signed) as checksum */
from ho_so
where id in (:ids)
