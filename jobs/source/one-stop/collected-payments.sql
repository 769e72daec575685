-- A page of payment requests collected in a range of days, in the order of their ids. A day compared bare would let the server
-- sort all of the range again for every page, along the index on the day.
select
  id,
  ma_ho_so as link,
  so_tien as amount,
  phi as fee,
  le_phi as charge,
  trang_thai as status,
  hinh_thuc_thu as kind,
  hinh_thuc_thanh_toan as method,
  cast(ngay_thu_phi as char(30)) as collected_at,
  don_vi as agency_code,
  don_vi_thu as collecting_agency_code,
  so_bien_lai_phi as fee_receipt,
  so_bien_lai_le_phi as charge_receipt,
  cast(deleted_on as char(30)) as deleted_at
  /*! , crc32(crc32(concat_ws(char(31 using utf8mb4),
    id, ma_ho_so, so_tien, phi, le_phi, trang_thai, hinh_thuc_thu, hinh_thuc_thanh_toan, ngay_thu_phi,
    don_vi, don_vi_thu, so_bien_lai_phi, so_bien_lai_le_phi, deleted_on,
    (ma_ho_so is null) + 2 * (so_tien is null) + 4 * (phi is null) + 8 * (le_phi is null)
      + 16 * (trang_thai is null) + 32 * (hinh_thuc_thu is null) + 64 * (hinh_thuc_thanh_toan is null)
      + 128 * (ngay_thu_phi is null) + 256 * (don_vi is null) + 512 * (don_vi_thu is null)
      + 1024 * (so_bien_lai_phi is null) + 2048 * (so_bien_lai_le_phi is null)
      + 4096 * (deleted_on is null))) * 2654435761) as checksum */
from yeu_cau_thanh_toan
where (:after is null or id > :after)
  and case when ngay_thu_phi >= :from and ngay_thu_phi < :until then 1 else 0 end = 1
order by id
limit :limit
