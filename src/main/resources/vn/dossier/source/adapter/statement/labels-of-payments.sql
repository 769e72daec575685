-- The labels that occur in payment requests and in how many, for check; see labels-of-dossiers.sql.
select
  min(p.status) as "payments.status",
  min(p.kind) as "payments.kind",
  min(p.method) as "payments.method",
  count(*) as "rows"
from (
[[payments]]
) p
group by /*! binary */ p.status, /*! binary */ p.kind, /*! binary */ p.method
