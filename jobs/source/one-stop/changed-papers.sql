-- The same as digitised-papers.sql, of buckets of codes alone (fingerprint-papers.sql says which a row is in).
select
  id,
  ma_ho_so as link,
  loai_so_hoa as kind,
  trang_thai_so_hoa as status,
  cast(thoi_gian_so_hoa as char(30)) as digitised_at,
  cast(created_on as char(30)) as created_at,
  don_vi_id as agency_identifier,
  cast(deleted_on as char(30)) as deleted_at
from giay_to_so_hoa
where (:after is null or id > :after)
  and substring(:bucketMarks, 1 + case
      when ma_ho_so is null then crc32(convert(id using utf8mb4)) & 524287
      when ascii(ma_ho_so) between 33 and 126 and ascii(right(ma_ho_so, 1)) between 33 and 126
        then crc32(convert(ma_ho_so using utf8mb4)) & 524287
      else 524288
    end, 1) = '1'
order by id
limit :limit
