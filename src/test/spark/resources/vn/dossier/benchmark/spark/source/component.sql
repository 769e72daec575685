SELECT
  id, ho_so AS code, COALESCE(TRIM(REPLACE(dinh_kem, '##', '')) <> '', 0) AS digitised,
  COALESCE(
    TRIM(REPLACE(REPLACE(trang_thai_so_hoa, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
      COLLATE utf8mb4_uca1400_as_ci IN ('2', '3', 'Tái sử dụng'), 0) AS reused
FROM thanh_phan_ho_so
WHERE deleted_on IS NULL
