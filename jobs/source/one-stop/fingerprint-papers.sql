-- Checksums of all digitised papers by bucket of the code that they name, over the columns that
-- digitised-papers.sql reads. What the upper bound of the days lets in changes the checksum, too.
select
  bucket,
  cast(bit_xor(row_checksum * 2654435761) as signed) as checksum,
  0 as in_scope
from (
  select
    crc32(coalesce(convert(ma_ho_so using utf8mb4), convert(id using utf8mb4))) & 524287 as bucket,
    crc32(concat_ws('\t',
      id, ma_ho_so, loai_so_hoa, trang_thai_so_hoa, thoi_gian_so_hoa, created_on, don_vi_id, deleted_on,
      (ma_ho_so is null) + 2 * (loai_so_hoa is null) + 4 * (trang_thai_so_hoa is null)
        + 8 * (thoi_gian_so_hoa is null) + 16 * (created_on is null) + 32 * (don_vi_id is null)
        + 64 * (deleted_on is null),
      thoi_gian_so_hoa < :paperUntil, created_on < :paperUntil)) as row_checksum
  from giay_to_so_hoa
) r
where :everything = 1 or substring(:buckets, bucket + 1, 1) = '1'
group by bucket
