-- Whether a later upper bound or as-of date lets in a row, or something of one, that nobody has written since: then
-- its checksum is another (fingerprint-*.sql).
select
  exists (
    select 1 from ho_so
    where ngay_tiep_nhan >= :earlierUntil and ngay_tiep_nhan < :until
      or ngay_tiep_nhan >= :earlierAfterAsOf and ngay_tiep_nhan < :afterAsOf
      or ngay_ket_thuc_xu_ly >= :earlierAfterAsOf and ngay_ket_thuc_xu_ly < :afterAsOf
      or ngay_tra >= :earlierAfterAsOf and ngay_tra < :afterAsOf)
  or exists (
    select 1 from yeu_cau_thanh_toan
    where ngay_thu_phi >= :earlierUntil and ngay_thu_phi < :paymentUntil)
  or exists (
    select 1 from giay_to_so_hoa
    where thoi_gian_so_hoa >= :earlierUntil and thoi_gian_so_hoa < :paperUntil
      or created_on >= :earlierUntil and created_on < :paperUntil)
