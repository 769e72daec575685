-- A range of paid requests, each with the dossier that has its code. Parameters: the range (from, to), the day after the
-- last that is read.
SELECT
  y.id, CRC32(COALESCE(y.ma_ho_so, y.id)) & 524287 AS bucket, DATE(y.ngay_thu_phi) AS day,
  d.id AS dossier_id, TRIM(d.don_vi_id) AS agency, TRIM(d.ma_tthc) AS procedure_code,
  CASE
    TRIM(REPLACE(y.hinh_thuc_thanh_toan, CHAR(0xC2A0 USING utf8mb4), ' ')) COLLATE utf8mb4_uca1400_as_ci
    WHEN 'truc-tuyen' THEN 'ONLINE' WHEN 'chuyen-khoan' THEN 'TRANSFER' WHEN 'tien-mat' THEN 'CASH'
    ELSE 'UNKNOWN' END AS method,
  COALESCE(
    TRIM(REPLACE(REPLACE(y.hinh_thuc_thu, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
      COLLATE utf8mb4_uca1400_as_ci = 'Đối tượng miễn phí', 0) AS exempt,
  COALESCE(y.so_tien, 0) AS amount, COALESCE(y.phi, 0) AS fee, COALESCE(y.le_phi, 0) AS charge,
  COALESCE(TRIM(y.so_bien_lai_phi) <> '', 0) OR COALESCE(TRIM(y.so_bien_lai_le_phi) <> '', 0) AS receipted,
  COALESCE(NULLIF(TRIM(y.don_vi_thu), ''), NULLIF(TRIM(y.don_vi), ''), TRIM(d.don_vi_id)) AS issuer
FROM yeu_cau_thanh_toan y
LEFT JOIN ho_so d
  ON d.ma_ho_so = y.ma_ho_so AND d.deleted_on IS NULL AND TRIM(d.trang_thai_ho_so_id) NOT IN ('1', '3')
WHERE y.id >= ? AND y.id < ? AND y.deleted_on IS NULL AND y.ngay_thu_phi < ?
  AND TRIM(REPLACE(REPLACE(y.trang_thai, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
    COLLATE utf8mb4_uca1400_as_ci = 'Đã thanh toán'
