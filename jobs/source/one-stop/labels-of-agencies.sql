-- The labels that occur in agencies and in how many, for check; see labels-of-dossiers.sql.
select
  min(catalog) as "agencies.catalog",
  min(loai_bien_lai_thanh_toan) as "agencies.receipt-provider",
  count(*) as "rows"
from don_vi
group by /*! binary */ catalog, /*! binary */ loai_bien_lai_thanh_toan
