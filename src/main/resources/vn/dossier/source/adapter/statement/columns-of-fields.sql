-- No row of fields, so that its columns can be looked at, for adapter check.
select *
from (
[[fields]]
) t
where 1 = 0
