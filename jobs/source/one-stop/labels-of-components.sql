-- The labels that occur in components and in how many, for check; see labels-of-dossiers.sql.
select
  min(trang_thai_so_hoa) as "components.digitisation",
  count(*) as "rows"
from thanh_phan_ho_so
group by /*! binary */ trang_thai_so_hoa
