-- The same as collected-payments.sql, of buckets of codes alone (fingerprint-payments.sql says which a row is in).
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
from yeu_cau_thanh_toan
where (:after is null or id > :after)
  and case when ngay_thu_phi >= :from and ngay_thu_phi < :until then 1 else 0 end = 1
  and substring(
      :bucketMarks, (crc32(coalesce(convert(ma_ho_so using utf8mb4), convert(id using utf8mb4))) & 524287) + 1, 1) = '1'
order by id
limit :limit
