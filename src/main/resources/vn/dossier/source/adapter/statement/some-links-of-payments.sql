-- Some links of payments, whichever come first: a night looks whether they are those of dossiers at all.
select p.link as link
from (
[[payments]]
) p
where char_length(p.link) > 0
limit :limit
