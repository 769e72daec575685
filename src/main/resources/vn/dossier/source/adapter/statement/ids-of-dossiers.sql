-- How many ids of dossiers there are, and how many different ones, for adapter check.
select count(*) as found, count(d.id) as with_id, count(distinct d.id) as different
from (
[[dossiers]]
) d
