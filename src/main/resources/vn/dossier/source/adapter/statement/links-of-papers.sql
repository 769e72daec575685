-- How many of papers name a dossier, and how many of them one that is there, for adapter check. Asked
-- as IN, a server may keep the links of all dossiers aside where no index serves; EXISTS would pass over them each time.
select
  count(*) as linked,
  count(case when g.link in (
    select [[link]]
    from (
[[dossiers]]
    ) d) then 1 end) as met
from (
[[papers]]
) g
where char_length(g.link) > 0
