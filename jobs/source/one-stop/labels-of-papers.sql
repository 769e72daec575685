-- The labels that occur in digitised papers and in how many, for check; see labels-of-dossiers.sql.
select
  min(loai_so_hoa) as "papers.kind",
  min(trang_thai_so_hoa) as "papers.status",
  count(*) as "rows"
from giay_to_so_hoa
group by /*! binary */ loai_so_hoa, /*! binary */ trang_thai_so_hoa
