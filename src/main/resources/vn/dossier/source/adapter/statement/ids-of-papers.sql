-- How many ids of papers there are, and how many different ones, for adapter check.
select count(*) as found, count(g.id) as with_id, count(distinct g.id) as different
from (
[[papers]]
) g
