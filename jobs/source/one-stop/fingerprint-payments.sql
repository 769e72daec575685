-- Checksums of all payment requests by bucket of the code that they name, over the columns that
-- payments.sql reads. What the upper bound of the collected days lets in changes the checksum, too.
select
  bucket,
  count(*) as source_rows,
  cast(bit_xor(checksum * 2654435761) as signed) as checksum_xor,
  sum(checksum) as checksum_sum,
  0 as in_scope
from (
  select
    case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 262143
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 262143
      else 262144
    end as bucket,
    crc32(concat_ws('\t',
      id, ifnull(ma_ho_so, '\n'), ifnull(so_tien, '\n'), ifnull(phi, '\n'), ifnull(le_phi, '\n'),
      ifnull(trang_thai, '\n'), ifnull(hinh_thuc_thu, '\n'), ifnull(hinh_thuc_thanh_toan, '\n'),
      ifnull(ngay_thu_phi, '\n'), ifnull(don_vi, '\n'), ifnull(don_vi_thu, '\n'),
      ifnull(so_bien_lai_phi, '\n'), ifnull(so_bien_lai_le_phi, '\n'), ifnull(deleted_on, '\n'),
      ngay_thu_phi < :paymentUntil)) as checksum
  from yeu_cau_thanh_toan
) r
where :everything = 1 or bucket in (:buckets)
group by bucket
