-- All payment requests of some buckets, with the checksums of their rows (fingerprint-payments.sql): found in the index
-- alone, as components are.
select
  id,
  ma_ho_so as link,
  crc32(crc32(concat_ws(char(31 using utf8mb4),
    id, ma_ho_so, so_tien, phi, le_phi, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan, ngay_thu_phi,
    don_vi, don_vi_thu, so_bien_lai_phi, so_bien_lai_le_phi, deleted_on,
    (ma_ho_so is null) + 2 * (so_tien is null) + 4 * (phi is null) + 8 * (le_phi is null)
      + 16 * (trang_thai is null) + 32 * (hinh_thuc_thu is null) + 64 * (hinh_thuc_thanh_toan is null)
      + 128 * (ngay_thu_phi is null) + 256 * (don_vi is null) + 512 * (don_vi_thu is null)
      + 1024 * (so_bien_lai_phi is null) + 2048 * (so_bien_lai_le_phi is null)
      + 4096 * (deleted_on is null))) * 2654435761) as checksum
from (
  select id as found
  from yeu_cau_thanh_toan
  where substring(cast(:bucketMarks as binary),
    1 + (crc32(coalesce(convert(ma_ho_so using utf8mb4), convert(id using utf8mb4))) & 524287), 1) = '1') k
straight_join yeu_cau_thanh_toan r on r.id = k.found
