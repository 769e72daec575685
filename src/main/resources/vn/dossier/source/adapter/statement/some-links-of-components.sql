-- Some links of components, whichever come first: a night looks whether they are those of dossiers at all.
select c.link as link
from (
[[components]]
) c
where char_length(c.link) > 0
limit :limit
