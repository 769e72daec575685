-- No row of payments, so that its columns can be looked at, for adapter check.
select *
from (
[[payments]]
) t
where 1 = 0
