-- The id at which a share of the dossiers in scope ends: the bound of a partition. The next one is looked for behind it, so that
-- all of them together are one walk along the ids.
select d.id
from (
[[dossiers]]
) d
where (:after is null or d.id > :after)
  and [[in-scope]]
order by d.id
limit 1 offset :position
