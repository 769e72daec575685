-- All components of some buckets, with the checksums of their rows (fingerprint-components.sql).
select link, checksum
from (
  select
    ho_so as link,
    crc32(convert(ho_so using utf8mb4)) & 524287 as bucket,
    crc32(crc32(concat_ws(char(31 using utf8mb4),
      ho_so, dinh_kem, trang_thai_so_hoa, deleted_on,
      (dinh_kem is null) + 2 * (trang_thai_so_hoa is null) + 4 * (deleted_on is null))) * 2654435761) as checksum
  from thanh_phan_ho_so
  where ho_so is not null
) r
where substring(cast(:bucketMarks as binary), 1 + bucket, 1) = '1'
