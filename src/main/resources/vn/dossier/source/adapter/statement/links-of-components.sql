-- How many of components name a dossier, and how many of them one that is there, for adapter check. Asked
-- as IN, a server may keep the links of all dossiers aside where no index serves; EXISTS would pass over them each time.
select
  count(*) as linked,
  count(case when c.link in (
    select [[link]]
    from (
[[dossiers]]
    ) d) then 1 end) as met
from (
[[components]]
) c
where char_length(c.link) > 0
