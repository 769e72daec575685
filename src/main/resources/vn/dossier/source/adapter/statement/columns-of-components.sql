-- No row of components, so that its columns can be looked at, for adapter check.
select *
from (
[[components]]
) t
where 1 = 0
