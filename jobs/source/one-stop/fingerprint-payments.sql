-- Checksums of all payment requests by bucket of the code that they name, over the columns that payments.sql reads:
-- a sum, since dossiers that share a code read their requests more than once. A run that reads the collected
-- days alone asks for the sum of those, too (:everything); else the server need not compute it.
select
  bucket,
  cast(sum(crc32(row_checksum * 2654435761) + 0e0) as signed) as checksum,
  sum(ifnull(ngay_thu_phi < :paymentUntil, 0) + 0e0) as arrived,
  cast(sum(case when :everything = 1 and ngay_thu_phi >= :paymentFrom and ngay_thu_phi < :paymentUntil
      then crc32(row_checksum * 2654435761) + 0e0 else 0e0 end) as signed) as collected
from (
  select
    crc32(coalesce(convert(ma_ho_so using utf8mb4), convert(id using utf8mb4))) & 524287 as bucket,
    crc32(concat_ws(char(31 using utf8mb4),
      id, ma_ho_so, so_tien, phi, le_phi, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan, ngay_thu_phi,
      don_vi, don_vi_thu, so_bien_lai_phi, so_bien_lai_le_phi, deleted_on,
      (ma_ho_so is null) + 2 * (so_tien is null) + 4 * (phi is null) + 8 * (le_phi is null)
        + 16 * (trang_thai is null) + 32 * (hinh_thuc_thu is null) + 64 * (hinh_thuc_thanh_toan is null)
        + 128 * (ngay_thu_phi is null) + 256 * (don_vi is null) + 512 * (don_vi_thu is null)
        + 1024 * (so_bien_lai_phi is null) + 2048 * (so_bien_lai_le_phi is null)
        + 4096 * (deleted_on is null))) as row_checksum,
    ngay_thu_phi
  from yeu_cau_thanh_toan
) r
group by bucket
