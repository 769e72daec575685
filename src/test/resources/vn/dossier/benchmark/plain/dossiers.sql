-- A range of dossiers with what their components and payments say together. Parameters: the range
-- (from, to) of components, of payments and of dossiers, the day after the last that is read.
SELECT
  d.id, TRIM(d.ma_ho_so) AS code, TRIM(d.don_vi_id) AS agency, TRIM(d.ma_tthc) AS procedure_code,
  COALESCE(TRIM(d.kenh_thuc_hien), '') AS channel, NULLIF(TRIM(d.muc_do), '') AS service_level,
  COALESCE(TRIM(d.trang_thai_ho_so_id), '') AS status,
  TRIM(REPLACE(REPLACE(d.loai_ket_qua, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
    COLLATE utf8mb4_uca1400_as_ci = 'Trả lại/Xin rút' AS sent_back,
  TRIM(REPLACE(d.dinh_kem_ket_qua, '##', '')) <> '' AS has_file,
  DATE(d.ngay_tiep_nhan) AS accepted, DATE(d.ngay_hen_tra) AS due,
  DATE(COALESCE(d.ngay_ket_thuc_xu_ly, d.ngay_tra)) AS ended,
  c.digitised, c.reused, p.obligation, p.pending, p.exempt, p.cashless, p.non_cash, p.amount_due,
  p.amount_online, p.amount_transfer, p.amount_cash
FROM ho_so d
LEFT JOIN (
  SELECT
    h.id, MAX(TRIM(REPLACE(t.dinh_kem, '##', '')) <> '') AS digitised,
    MAX(
      TRIM(REPLACE(REPLACE(t.trang_thai_so_hoa, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' '))
        COLLATE utf8mb4_uca1400_as_ci IN ('2', '3', 'Tái sử dụng')) AS reused
  FROM ho_so h
  JOIN thanh_phan_ho_so t
    ON t.ho_so = TRIM(h.ma_ho_so) AND CAST(t.ho_so AS BINARY) = CAST(TRIM(h.ma_ho_so) AS BINARY)
  WHERE h.id >= ? AND h.id < ? AND t.deleted_on IS NULL
  GROUP BY h.id) c ON c.id = d.id
LEFT JOIN (
  SELECT
    id, MAX(counted) AS obligation, MAX(stands AND kind = 'Thu sau' AND amount <= 0) AS pending,
    MAX(stands AND kind = 'Đối tượng miễn phí') AS exempt,
    MAX(counted AND paid AND way = 'truc-tuyen') AS cashless,
    MAX(counted AND paid AND way IN ('truc-tuyen', 'chuyen-khoan')) AS non_cash,
    SUM(IF(counted, amount, 0)) AS amount_due,
    SUM(IF(counted AND paid AND way = 'truc-tuyen', amount, 0)) AS amount_online,
    SUM(IF(counted AND paid AND way = 'chuyen-khoan', amount, 0)) AS amount_transfer,
    SUM(IF(counted AND paid AND way = 'tien-mat', amount, 0)) AS amount_cash
  FROM (
    SELECT
      id, kind, way, amount, status = 'Đã thanh toán' AS paid,
      status NOT IN ('Hủy thanh toán', 'Đã hoàn phí', 'Hoàn phí') AS stands,
      status NOT IN ('Hủy thanh toán', 'Đã hoàn phí', 'Hoàn phí')
        AND kind <> 'Đối tượng miễn phí' AND amount > 0 AS counted
    FROM (
      SELECT
        h.id, COALESCE(y.so_tien, 0) AS amount,
        COALESCE(TRIM(REPLACE(REPLACE(y.trang_thai, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' ')), '')
          COLLATE utf8mb4_uca1400_as_ci AS status,
        COALESCE(TRIM(REPLACE(REPLACE(y.hinh_thuc_thu, CHAR(0xC2A0 USING utf8mb4), ' '), '  ', ' ')), '')
          COLLATE utf8mb4_uca1400_as_ci AS kind,
        COALESCE(TRIM(REPLACE(y.hinh_thuc_thanh_toan, CHAR(0xC2A0 USING utf8mb4), ' ')), '')
          COLLATE utf8mb4_uca1400_as_ci AS way
      FROM ho_so h
      JOIN yeu_cau_thanh_toan y
        ON y.ma_ho_so = TRIM(h.ma_ho_so) AND CAST(y.ma_ho_so AS BINARY) = CAST(TRIM(h.ma_ho_so) AS BINARY)
      WHERE h.id >= ? AND h.id < ? AND y.deleted_on IS NULL) spelled) meant
  GROUP BY id) p ON p.id = d.id
WHERE d.id >= ? AND d.id < ? AND d.deleted_on IS NULL AND d.ngay_tiep_nhan < ?
ORDER BY d.id
