-- Checksums of all components by bucket of the code that they name, over the columns that
-- components.sql reads; those without one belong to nobody. Nothing that is read tells alike components apart, and
-- they would cancel each other in an exclusive or: so this is a sum, which a double holds exactly.
select
  bucket,
  cast(sum(crc32(row_checksum * 2654435761) + 0e0) as signed) as checksum
from (
  select
    crc32(convert(ho_so using utf8mb4)) & 524287 as bucket,
    crc32(concat_ws(char(31 using utf8mb4),
      ho_so, dinh_kem, trang_thai_so_hoa, deleted_on,
      (dinh_kem is null) + 2 * (trang_thai_so_hoa is null) + 4 * (deleted_on is null))) as row_checksum
  from thanh_phan_ho_so
  where ho_so is not null
) r
group by bucket
