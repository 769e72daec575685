-- All components, deleted ones too.
select
  ho_so as link,
  dinh_kem as files,
  trang_thai_so_hoa as digitisation,
  deleted_on as deleted_at
from thanh_phan_ho_so
