-- Links written with blanks around: no look-up by the trimmed link finds them. Those that begin and end with visible
-- ASCII, nearly all, are left out first: comparing with every blank there is costs the server more.
select [[link]] as link
from (
[[dossiers]]
) d
where not (ascii([[link]]) between 33 and 126 and ascii(right([[link]], 1)) between 33 and 126)
  and (left([[link]], 1) in (:blanks) or right([[link]], 1) in (:blanks))
