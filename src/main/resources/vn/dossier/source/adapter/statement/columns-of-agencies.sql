-- No row of agencies, so that its columns can be looked at, for adapter check.
select *
from (
[[agencies]]
) t
where 1 = 0
