-- Whether any link of components is that of a dossier; asked by check where the first ones are not.
select 1
from (
[[components]]
) c
where c.link in (
  select [[link]]
  from (
[[dossiers]]
  ) d)
limit 1
