-- Checksums of all payment requests by bucket of the code that they name, over the columns that
-- payments.sql reads. What the upper bound of the collected days lets in changes the checksum, too.
select
  bucket,
  cast(bit_xor(row_checksum * 2654435761) as signed) as checksum,
  0 as in_scope
from (
  select
    crc32(coalesce(convert(ma_ho_so using utf8mb4), convert(id using utf8mb4))) & 524287 as bucket,
    crc32(concat_ws('\t',
      id, ma_ho_so, so_tien, phi, le_phi, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan, ngay_thu_phi,
      don_vi, don_vi_thu, so_bien_lai_phi, so_bien_lai_le_phi, deleted_on,
      (ma_ho_so is null) + 2 * (so_tien is null) + 4 * (phi is null) + 8 * (le_phi is null)
        + 16 * (trang_thai is null) + 32 * (hinh_thuc_thu is null) + 64 * (hinh_thuc_thanh_toan is null)
        + 128 * (ngay_thu_phi is null) + 256 * (don_vi is null) + 512 * (don_vi_thu is null)
        + 1024 * (so_bien_lai_phi is null) + 2048 * (so_bien_lai_le_phi is null)
        + 4096 * (deleted_on is null),
      ngay_thu_phi < :paymentUntil)) as row_checksum
  from yeu_cau_thanh_toan
) r
where :everything = 1 or substring(:bucketMarks, bucket + 1, 1) = '1'
group by bucket
