-- Whether any link of payments is that of a dossier; asked by check where the first ones are not.
select 1
from (
[[payments]]
) p
where p.link in (
  select [[link]]
  from (
[[dossiers]]
  ) d)
limit 1
