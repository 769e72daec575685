-- Whether a row of dossiers has no id, which no page would find: costs nothing where the column is never null.
select 1
from (
[[dossiers]]
) d
where d.id is null
limit 1
