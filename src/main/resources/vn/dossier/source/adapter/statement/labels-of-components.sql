-- The labels that occur in components and in how many, for check; see labels-of-dossiers.sql.
select
  min(c.digitisation) as "components.digitisation",
  count(*) as "rows"
from (
[[components]]
) c
group by /*! binary */ c.digitisation
