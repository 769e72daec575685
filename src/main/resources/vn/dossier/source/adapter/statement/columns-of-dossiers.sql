-- No row of dossiers, so that its columns can be looked at, for adapter check.
select *
from (
[[dossiers]]
) t
where 1 = 0
