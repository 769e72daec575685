-- The labels that occur in agencies and in how many, for check; see labels-of-dossiers.sql.
select
  min(a.catalog) as "agencies.catalog",
  min(a.receipt_provider) as "agencies.receipt-provider",
  count(*) as "rows"
from (
[[agencies]]
) a
group by /*! binary */ a.catalog, /*! binary */ a.receipt_provider
