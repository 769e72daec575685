-- How many of papers name a dossier, and how many of them one that is there, for adapter check.
select
  count(*) as linked,
  count(case when exists (
    select 1
    from (
[[dossiers]]
    ) d
    where [[link]] = g.link) then 1 end) as met
from (
[[papers]]
) g
where char_length(g.link) > 0
