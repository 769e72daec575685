-- Checksums of all digitised papers by bucket of the code that they name, irregular codes as for dossiers (any
-- of those may make it historical or not), over the columns that digitised-papers.sql reads.
select
  bucket,
  cast(bit_xor(row_checksum * 2654435761) as signed) as checksum,
  sum(bounds + 0e0) as arrived
from (
  select
    case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 524287
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 524287
      else 524288
    end as bucket,
    crc32(concat_ws(char(31 using utf8mb4),
      id, ma_ho_so, loai_so_hoa, trang_thai_so_hoa, thoi_gian_so_hoa, created_on, don_vi_id, deleted_on,
      (ma_ho_so is null) + 2 * (loai_so_hoa is null) + 4 * (trang_thai_so_hoa is null)
        + 8 * (thoi_gian_so_hoa is null) + 16 * (created_on is null) + 32 * (don_vi_id is null)
        + 64 * (deleted_on is null))) as row_checksum,
    ifnull(thoi_gian_so_hoa < :paperUntil, 0) + ifnull(created_on < :paperUntil, 0) as bounds
  from giay_to_so_hoa
) r
group by bucket
