SELECT
  id, ma_ho_so AS code, COALESCE(so_tien, 0) AS amount,
  CASE
    TRIM(REPLACE(REPLACE(trang_thai, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
      COLLATE utf8mb4_uca1400_as_ci
    WHEN 'Đã thanh toán' THEN 'PAID' WHEN 'Hủy thanh toán' THEN 'VOID' WHEN 'Đã hoàn phí' THEN 'VOID'
    WHEN 'Hoàn phí' THEN 'VOID' ELSE 'ASKED' END AS state,
  CASE
    TRIM(REPLACE(REPLACE(hinh_thuc_thu, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
      COLLATE utf8mb4_uca1400_as_ci
    WHEN 'Đối tượng miễn phí' THEN 'EXEMPT' WHEN 'Thu sau' THEN 'AFTER' ELSE 'BEFORE' END AS kind,
  CASE
    TRIM(REPLACE(hinh_thuc_thanh_toan, CHAR(0xC2A0 USING utf8mb4), ' ')) COLLATE utf8mb4_uca1400_as_ci
    WHEN 'truc-tuyen' THEN 'ONLINE' WHEN 'chuyen-khoan' THEN 'TRANSFER' WHEN 'tien-mat' THEN 'CASH'
    ELSE 'UNKNOWN' END AS way
FROM yeu_cau_thanh_toan
WHERE deleted_on IS NULL
