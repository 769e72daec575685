-- No row of papers, so that its columns can be looked at, for adapter check.
select *
from (
[[papers]]
) t
where 1 = 0
