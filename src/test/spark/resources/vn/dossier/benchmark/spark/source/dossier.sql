SELECT
  id, TRIM(ma_ho_so) AS code, TRIM(don_vi_id) AS agency, TRIM(ma_tthc) AS named,
  COALESCE(TRIM(kenh_thuc_hien), '') AS channel, NULLIF(TRIM(muc_do), '') AS service_level,
  TRIM(trang_thai_ho_so_id) AS status,
  COALESCE(
    TRIM(REPLACE(REPLACE(loai_ket_qua, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
      COLLATE utf8mb4_uca1400_as_ci = 'Trả lại/Xin rút', 0) AS sent_back,
  COALESCE(TRIM(REPLACE(dinh_kem_ket_qua, '##', '')) <> '', 0) AS has_file,
  DATE(ngay_tiep_nhan) AS accepted, DATE(ngay_hen_tra) AS due,
  DATE(COALESCE(ngay_ket_thuc_xu_ly, ngay_tra)) AS ended
FROM ho_so
WHERE deleted_on IS NULL
