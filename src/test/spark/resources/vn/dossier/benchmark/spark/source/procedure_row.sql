SELECT
  TRIM(ma_tthc) AS code, ten_tthc AS name, COALESCE(thu_tuc_khong_co_ket_qua, 0) <> 1 AS yields,
  deleted_on IS NULL AS live, COALESCE(su_dung, 0) = 1 AS used,
  COALESCE(last_modified_on, created_on) AS changed
FROM thu_tuc
