-- A page of digitised papers in the order of their ids. The reader knows the day: it is that of
-- digitisation, else that of the row.
select
  id,
  ma_ho_so as link,
  loai_so_hoa as kind,
  trang_thai_so_hoa as status,
  cast(thoi_gian_so_hoa as char(30)) as digitised_at,
  cast(created_on as char(30)) as created_at,
  don_vi_id as agency_identifier,
  cast(deleted_on as char(30)) as deleted_at
  /*! , cast(crc32(concat_ws(char(31 using utf8mb4),
    id, ma_ho_so, loai_so_hoa, trang_thai_so_hoa, thoi_gian_so_hoa, created_on, don_vi_id, deleted_on,
    (ma_ho_so is null) + 2 * (loai_so_hoa is null) + 4 * (trang_thai_so_hoa is null)
      + 8 * (thoi_gian_so_hoa is null) + 16 * (created_on is null) + 32 * (don_vi_id is null)
      + 64 * (deleted_on is null))) * 2654435761 as signed) as checksum */
from giay_to_so_hoa
where (:after is null or id > :after)
order by id
limit :limit
