-- The labels that occur in payment requests and in how many, for check; see labels-of-dossiers.sql.
select
  min(trang_thai) as "payments.status",
  min(hinh_thuc_thu) as "payments.kind",
  min(hinh_thuc_thanh_toan) as "payments.method",
  count(*) as "rows"
from yeu_cau_thanh_toan
group by /*! binary */ trang_thai, /*! binary */ hinh_thuc_thu, /*! binary */ hinh_thuc_thanh_toan
