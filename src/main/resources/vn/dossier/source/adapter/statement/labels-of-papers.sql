-- The labels that occur in digitised papers and in how many, for check; see labels-of-dossiers.sql.
select
  min(g.kind) as "papers.kind",
  min(g.status) as "papers.status",
  count(*) as "rows"
from (
[[papers]]
) g
group by /*! binary */ g.kind, /*! binary */ g.status
