-- A range of digitised results. Parameters: the range (from, to), the day after the last that is read.
SELECT
  p.id, CRC32(COALESCE(p.ma_ho_so, p.id)) & 524287 AS bucket,
  DATE(COALESCE(p.thoi_gian_so_hoa, p.created_on)) AS day, TRIM(p.don_vi_id) AS identifier,
  NOT EXISTS (SELECT 1 FROM ho_so d WHERE d.ma_ho_so = p.ma_ho_so) AS historical
FROM giay_to_so_hoa p
WHERE p.id >= ? AND p.id < ? AND TRIM(p.loai_so_hoa) = '1'
  AND COALESCE(TRIM(p.trang_thai_so_hoa), '') <> '3' AND p.deleted_on IS NULL
  AND COALESCE(p.thoi_gian_so_hoa, p.created_on) < ?
