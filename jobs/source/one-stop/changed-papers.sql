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
  and substring(
      :buckets, (crc32(coalesce(convert(ma_ho_so using utf8mb4), convert(id using utf8mb4))) & 524287) + 1, 1) = '1'
order by id
limit :limit
