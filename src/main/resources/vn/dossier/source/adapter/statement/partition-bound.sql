-- The id at which a share of the dossiers in scope ends: the bound of a partition.
select d.id
from (
[[dossiers]]
) d
where [[in-scope]]
order by d.id
limit 1 offset :position
