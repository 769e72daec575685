-- The components of a page of dossiers, found by the code that they name.
select
  ho_so as link,
  dinh_kem as files,
  trang_thai_so_hoa as digitisation,
  cast(deleted_on as char(30)) as deleted_at
  /*! , crc32(crc32(concat_ws(char(31 using utf8mb4),
    ho_so, dinh_kem, trang_thai_so_hoa, deleted_on,
    (dinh_kem is null) + 2 * (trang_thai_so_hoa is null) + 4 * (deleted_on is null))) * 2654435761) as checksum */
from thanh_phan_ho_so
where ho_so in (:codes)
