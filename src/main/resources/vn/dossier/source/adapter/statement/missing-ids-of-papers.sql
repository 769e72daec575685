-- Whether a row of papers has no id, which no page would find: costs nothing where the column is never null.
select 1
from (
[[papers]]
) g
where g.id is null
limit 1
