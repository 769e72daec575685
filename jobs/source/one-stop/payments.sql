-- All payment requests, deleted ones too.
select
  id,
  ma_ho_so as link,
  so_tien as amount,
  phi as fee,
  le_phi as charge,
  trang_thai as status,
  hinh_thuc_thu as kind,
  hinh_thuc_thanh_toan as method,
  ngay_thu_phi as collected_at,
  don_vi as agency_code,
  don_vi_thu as collecting_agency_code,
  so_bien_lai_phi as fee_receipt,
  so_bien_lai_le_phi as charge_receipt,
  deleted_on as deleted_at
from yeu_cau_thanh_toan
