-- How many of payments name a dossier, and how many of them one that is there, for adapter check.
select
  count(*) as linked,
  count(case when exists (
    select 1
    from (
[[dossiers]]
    ) d
    where [[link]] = p.link) then 1 end) as met
from (
[[payments]]
) p
where char_length(p.link) > 0
