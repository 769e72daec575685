-- The links that payment requests name: found in the index on them, if there is one.
select p.link as link
from (
[[payments]]
) p
where p.link is not null
