-- How many ids of payments there are, and how many different ones, for adapter check.
select count(*) as found, count(p.id) as with_id, count(distinct p.id) as different
from (
[[payments]]
) p
