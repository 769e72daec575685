-- Whether a row of payments has no id, which no page would find: costs nothing where the column is never null.
select 1
from (
[[payments]]
) p
where p.id is null
limit 1
