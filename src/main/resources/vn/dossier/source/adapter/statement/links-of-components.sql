-- How many of components name a dossier, and how many of them one that is there, for adapter check.
select
  count(*) as linked,
  count(case when exists (
    select 1
    from (
[[dossiers]]
    ) d
    where [[link]] = c.link) then 1 end) as met
from (
[[components]]
) c
where char_length(c.link) > 0
