-- Checksums of all components by bucket of the code that they name, over the columns that
-- components.sql reads; those without one belong to nobody.
select
  bucket,
  count(*) as source_rows,
  cast(bit_xor(checksum * 2654435761) as signed) as checksum_xor,
  sum(checksum) as checksum_sum,
  0 as in_scope
from (
  select
    case
      when ascii(ho_so) between 33 and 126 and ascii(right(ho_so, 1)) between 33 and 126
        then crc32(convert(ho_so using utf8mb4)) & 262143
      else 262144
    end as bucket,
    crc32(concat_ws('\t',
      ho_so, ifnull(dinh_kem, '\n'), ifnull(trang_thai_so_hoa, '\n'),
      ifnull(deleted_on, '\n'))) as checksum
  from thanh_phan_ho_so
  where ho_so is not null
) r
where :everything = 1 or bucket in (:buckets)
group by bucket
