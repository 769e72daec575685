-- No row of procedures, so that its columns can be looked at, for adapter check.
select *
from (
[[procedures]]
) t
where 1 = 0
