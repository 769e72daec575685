-- The components of a page of dossiers, found by the code that they name.
select
  ho_so as link,
  dinh_kem as files,
  trang_thai_so_hoa as digitisation,
  cast(deleted_on as char(30)) as deleted_at
from thanh_phan_ho_so
where ho_so in (:codes)
