-- The labels that occur in dossiers and in how many, for check. Grouped byte for byte on servers, where a
-- collation may hold labels equal that are not; H2 does not see the comments and compares so anyway.
select
  min(trang_thai_ho_so_id) as "dossiers.status",
  min(kenh_thuc_hien) as "dossiers.channel",
  min(loai_ket_qua) as "dossiers.result-kind",
  count(*) as "rows"
from ho_so
group by /*! binary */ trang_thai_ho_so_id, /*! binary */ kenh_thuc_hien, /*! binary */ loai_ket_qua
