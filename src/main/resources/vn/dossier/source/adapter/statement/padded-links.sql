-- Links written with blanks around: no look-up by the trimmed link finds them.
select [[link]] as link
from (
[[dossiers]]
) d
where left([[link]], 1) in (:blanks)
  or right([[link]], 1) in (:blanks)
