-- Checksums of all digitised papers by bucket of the code that they name, over the columns that
-- digitised-papers.sql reads. What the upper bound of the days lets in changes the checksum, too.
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
      id, ifnull(ma_ho_so, '\n'), ifnull(loai_so_hoa, '\n'), ifnull(trang_thai_so_hoa, '\n'),
      ifnull(thoi_gian_so_hoa, '\n'), ifnull(created_on, '\n'), ifnull(don_vi_id, '\n'),
      ifnull(deleted_on, '\n'), thoi_gian_so_hoa < :paperUntil, created_on < :paperUntil)) as checksum
  from giay_to_so_hoa
) r
where :everything = 1 or bucket in (:buckets)
group by bucket
